package cognitosync.localcloud.access.policy;

import java.util.Optional;

/** A piece of a policy's text, as it is explained to a person. */
public sealed interface PatternToken {
    /** Text that stands for itself. */
    record Text(String text) implements PatternToken {}

    /** {@code *} or {@code ?}. */
    record Wildcard(String sign) implements PatternToken {}

    /**
     * A policy variable.
     *
     * @param key such as {@code cognito-identity.amazonaws.com:sub}
     * @param value what it holds in this request; empty where the request has no such key, or several values of it
     */
    record Variable(String key, Optional<String> value) implements PatternToken {}
}
