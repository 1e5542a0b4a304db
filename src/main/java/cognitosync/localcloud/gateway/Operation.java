package cognitosync.localcloud.gateway;

import java.util.Optional;

/**
 * One operation of an AWS API; the class that implements it bears its name. Each protocol adds how it answers.
 *
 * @param <C> the part of a call that says which resource it is about
 */
public interface Operation<C> {
    /** The name from the service's model. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** The IAM action that a policy must allow, without the service in front. */
    default String action() {
        return name();
    }

    /** What a policy must allow it on; empty where every caller with a key may call it. */
    Optional<String> resource(C call);
}
