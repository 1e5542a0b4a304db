package cognitosync.device.transfer;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The manifest of an export: its pool and, once complete, the totals of its lines.
 *
 * @param identityPoolId the pool
 * @param mine whether it is of the signed-in user only
 * @param startedAt when it started
 * @param completion empty until it is complete
 */
record Manifest(String identityPoolId, boolean mine, Instant startedAt, Optional<Completion> completion) {
    private static final String FORMAT = "cognito-sync-export";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The completion of an export.
     *
     * @param at when
     * @param tally totals of the lines
     * @param sha256 of the whole file of lines
     */
    record Completion(Instant at, Tally tally, String sha256) {}

    Manifest completed(Completion end) {
        return new Manifest(identityPoolId, mine, startedAt, Optional.of(end));
    }

    String text() {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", FORMAT);
        manifest.put("version", VERSION);
        manifest.put("identityPoolId", identityPoolId);
        manifest.put("mine", mine);
        manifest.put("startedAt", startedAt.toString());
        manifest.put("complete", completion.isPresent());
        completion.ifPresent(end -> manifest.put("completedAt", end.at().toString())
                .put("identities", end.tally().identities())
                .put("datasets", end.tally().datasets())
                .put("records", end.tally().records())
                .put("sha256", end.sha256()));
        return manifest.toPrettyString() + "\n";
    }

    static Manifest parse(String text) {
        try {
            JsonNode manifest = JSON.readTree(text);
            if (!manifest.path("format").asText().equals(FORMAT)
                    || manifest.path("version").asInt() != VERSION) {
                throw new DeviceException(
                        DeviceException.Kind.INVALID_FILE, Messages.text("manifest.version", VERSION));
            }
            return new Manifest(
                    manifest.path("identityPoolId").asText(),
                    manifest.path("mine").asBoolean(),
                    Instant.parse(manifest.path("startedAt").asText()),
                    manifest.path("complete").asBoolean() ? Optional.of(completion(manifest)) : Optional.empty());
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("manifest.unreadable"), e);
        }
    }

    private static Completion completion(JsonNode manifest) {
        return new Completion(
                Instant.parse(manifest.path("completedAt").asText()),
                new Tally(
                        manifest.path("identities").asLong(),
                        manifest.path("datasets").asLong(),
                        manifest.path("records").asLong()),
                manifest.path("sha256").asText());
    }
}
