package cognitosync.device.command;

import cognitosync.device.remote.RemoteRecord;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A record as scripts read it: one line of JSON. */
final class RecordJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordJson() {}

    /** A record of this device's own copy; without a value, a removed one. */
    static String of(String key, String value) {
        return JSON.createObjectNode().put("key", key).put("value", value).toString();
    }

    static String of(RemoteRecord record) {
        ObjectNode line = JSON.createObjectNode();
        line.put("key", record.key());
        line.put("value", record.value().orElse(null));
        line.put("syncCount", record.syncCount());
        line.put("lastModifiedDate", record.lastModifiedDate().toString());
        record.lastModifiedBy().ifPresent(by -> line.put("lastModifiedBy", by));
        record.deviceLastModifiedDate().ifPresent(date -> line.put("deviceLastModifiedDate", date.toString()));
        return line.toString();
    }
}
