package cognitosync.localcloud.gateway;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.protocol.Xml;
import java.util.Optional;

/** One operation of an API that speaks the query protocol; its class has its name. */
public interface QueryOperation {
    /** Its name, which is also that of the IAM action. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** ARN of what it is about, on which the caller's policies are asked; empty where everybody with a key may call it. */
    Optional<String> resource(QueryInput input);

    /** The members of its input that are known here. */
    InputMembers members();

    /** Does it, and writes the members of its result. */
    void answer(Caller caller, QueryInput input, Xml result);
}
