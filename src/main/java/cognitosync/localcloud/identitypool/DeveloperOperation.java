package cognitosync.localcloud.identitypool;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An operation that must be signed, with credentials that a policy allows it to. */
interface DeveloperOperation extends Operation {
    /** The last part of the ARN that a policy must allow it on, empty where it has none: then that is {@code *}. */
    default String resource(ObjectNode input) {
        return "";
    }
}
