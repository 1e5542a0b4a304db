package cognitosync.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One client of Cognito Sync, driven with the names of the API's own model. */
interface SyncClient extends AutoCloseable {

    /** Calls an operation and answers what the client made of the response; dates are seconds since 1970 on both ways. */
    Reply call(Who who, String operation, ObjectNode input);

    @Override
    void close();
}
