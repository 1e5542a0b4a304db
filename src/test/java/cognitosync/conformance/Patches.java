package cognitosync.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_RecordPatch.html">RecordPatch</a>. */
final class Patches {
    private Patches() {}

    static ObjectNode replace(String key, String value, long syncCount) {
        return patch("replace", key, syncCount).put("Value", value);
    }

    static ObjectNode remove(String key, long syncCount) {
        return patch("remove", key, syncCount);
    }

    private static ObjectNode patch(String op, String key, long syncCount) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Op", op)
                .put("Key", key)
                .put("SyncCount", syncCount);
    }
}
