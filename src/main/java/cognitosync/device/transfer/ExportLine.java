package cognitosync.device.transfer;

import cognitosync.device.remote.RemoteRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A line of an export. The lines of an identity's datasets come before the line of the identity. */
sealed interface ExportLine {
    ObjectMapper JSON = new ObjectMapper();

    /** The beginning of every line. */
    String BEGINNING = "{\"kind\":\"";

    /**
     * A complete dataset, from one listing.
     *
     * @param identityId of its owner
     * @param name its name
     * @param syncCount its counter
     * @param records those with a value
     */
    record Dataset(String identityId, String name, long syncCount, List<RemoteRecord> records) implements ExportLine {
        @Override
        public String text() {
            ObjectNode line = JSON.createObjectNode();
            line.put("kind", "dataset");
            line.put("identityId", identityId);
            line.put("dataset", name);
            line.put("syncCount", syncCount);
            ArrayNode array = line.putArray("records");
            for (RemoteRecord record : records) {
                ObjectNode object = array.addObject();
                object.put("key", record.key());
                object.put("value", record.value().orElseThrow());
                object.put("syncCount", record.syncCount());
                object.put("lastModifiedDate", record.lastModifiedDate().toString());
                record.lastModifiedBy().ifPresent(by -> object.put("lastModifiedBy", by));
                record.deviceLastModifiedDate()
                        .ifPresent(date -> object.put("deviceLastModifiedDate", date.toString()));
            }
            return Checksum.seal(line.toString());
        }
    }

    /**
     * An identity.
     *
     * @param identityId its id
     * @param logins names of the providers that it signed in with
     * @param datasets how many lines before this one are its datasets
     */
    record Identity(String identityId, List<String> logins, int datasets) implements ExportLine {
        @Override
        public String text() {
            ObjectNode line = JSON.createObjectNode();
            line.put("kind", "identity");
            line.put("identityId", identityId);
            ArrayNode names = line.putArray("logins");
            logins.forEach(names::add);
            line.put("datasets", datasets);
            return Checksum.seal(line.toString());
        }
    }

    String identityId();

    /** The line, without its end. */
    String text();

    /** Reads a line; empty if an export did not write it so. */
    static Optional<ExportLine> parse(String text) {
        return Checksum.open(text).flatMap(ExportLine::read);
    }

    private static Optional<ExportLine> read(String object) {
        try {
            JsonNode line = JSON.readTree(object);
            String identityId = line.path("identityId").asText();
            return switch (line.path("kind").asText()) {
                case "dataset" ->
                    Optional.of(new Dataset(
                            identityId,
                            line.path("dataset").asText(),
                            line.path("syncCount").asLong(),
                            records(line.path("records"))));
                case "identity" -> {
                    List<String> logins = new ArrayList<>();
                    line.path("logins").forEach(name -> logins.add(name.asText()));
                    yield Optional.of(new Identity(
                            identityId, logins, line.path("datasets").asInt()));
                }
                default -> Optional.empty();
            };
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<RemoteRecord> records(JsonNode array) {
        List<RemoteRecord> records = new ArrayList<>();
        for (JsonNode record : array) {
            records.add(new RemoteRecord(
                    record.path("key").asText(),
                    Optional.of(record.path("value").asText()),
                    record.path("syncCount").asLong(),
                    Instant.parse(record.path("lastModifiedDate").asText()),
                    Optional.ofNullable(record.path("lastModifiedBy").textValue()),
                    Optional.ofNullable(record.path("deviceLastModifiedDate").textValue())
                            .map(Instant::parse)));
        }
        return records;
    }
}
