package cognitosync.localcloud.appsync.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/**
 * The functions of {@code util.time} that take a pattern, which is one of {@link DateTimeFormatter}.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/time-helpers-in-util-time-js.html">Time helpers</a>
 */
final class DateFormats {
    private DateFormats() {}

    /**
     * Formats {@code milliseconds}, or parses {@code text}.
     *
     * @return the {@code value}, or the {@code error} in the request
     */
    static ObjectNode answer(JsonNode request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        try {
            if (request.has("milliseconds")) {
                Instant time = Instant.ofEpochMilli(request.path("milliseconds").asLong());
                return answer.put("value", formatter(request).format(time));
            }
            return answer.put(
                    "value",
                    parse(request.path("text").asText(), formatter(request)).toEpochMilli());
        } catch (DateTimeException | IllegalArgumentException e) {
            return answer.put("error", e.getMessage());
        }
    }

    private static DateTimeFormatter formatter(JsonNode request) {
        ZoneId zone = request.path("zone").isTextual()
                ? ZoneId.of(request.path("zone").asText())
                : ZoneOffset.UTC;
        DateTimeFormatter formatter = request.path("format").isTextual()
                ? DateTimeFormatter.ofPattern(request.path("format").asText())
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME;
        return formatter.withZone(zone);
    }

    /** A text without a time of day stands for the beginning of its day. */
    private static Instant parse(String text, DateTimeFormatter formatter) {
        TemporalAccessor parsed = formatter.parse(text);
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        return LocalDate.from(parsed)
                .atStartOfDay(parsed.query(TemporalQueries.zone()))
                .toInstant();
    }
}
