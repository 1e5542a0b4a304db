package cognitosync.localcloud.gateway;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.protocol.Xml;

/** One operation of an API that speaks the query protocol. */
public interface QueryOperation extends Operation<QueryInput> {
    /** The members of its input that are known here. */
    InputMembers members();

    /** Does it, and writes the members of its result. */
    void answer(Caller caller, QueryInput input, Xml result);
}
