package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import cognitosync.device.remote.RemoteRecord;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A record as a command prints it.
 *
 * @param key its key
 * @param value its value; empty once removed
 * @param remote further members from the service; empty for the offline copy
 * @param isWaiting whether it is not synchronized yet
 */
record RecordView(String key, Optional<String> value, Optional<RemoteRecord> remote, boolean isWaiting) {
    static RecordView online(RemoteRecord record) {
        return new RecordView(record.key(), record.value(), Optional.of(record), false);
    }

    static RecordView offline(String key, Optional<String> value, boolean isWaiting) {
        return new RecordView(key, value, Optional.empty(), isWaiting);
    }

    /** One line: for people or, as JSON, for scripts. */
    String line(boolean json) {
        return json ? json() : text();
    }

    private String text() {
        return value.map(present -> key + " = " + present).orElseGet(() -> Messages.text("record.removed", key))
                + (isWaiting ? " " + Messages.text("record.not-synced") : "");
    }

    private String json() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("key", key);
        line.put("value", value.orElse(null));
        remote.ifPresent(record -> {
            line.put("syncCount", record.syncCount());
            line.put("lastModifiedDate", record.lastModifiedDate().toString());
            record.lastModifiedBy().ifPresent(by -> line.put("lastModifiedBy", by));
            record.deviceLastModifiedDate().ifPresent(date -> line.put("deviceLastModifiedDate", date.toString()));
        });
        return line.toString();
    }
}
