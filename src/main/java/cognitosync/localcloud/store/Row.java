package cognitosync.localcloud.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** One row of an answer, read by column name. Instants are stored as milliseconds since the epoch. */
public final class Row {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<JsonNode> JSON_TREE = new TypeReference<>() {};

    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    /** Text, {@code null} where the column is. */
    public String text(String column) throws SQLException {
        return results.getString(column);
    }

    /** Text, empty where the column is null. */
    public Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(results.getString(column));
    }

    /** A number, 0 where the column is null. */
    public long number(String column) throws SQLException {
        return results.getLong(column);
    }

    /** Whether the number is not 0. */
    public boolean flag(String column) throws SQLException {
        return results.getLong(column) != 0;
    }

    /** An instant of a column that is never null. */
    public Instant instant(String column) throws SQLException {
        return Instant.ofEpochMilli(results.getLong(column));
    }

    /** An instant, empty where the column is null. */
    public Optional<Instant> optionalInstant(String column) throws SQLException {
        long millis = results.getLong(column);
        return results.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** A JSON tree of a column that is never null. */
    public JsonNode json(String column) throws SQLException {
        return json(column, JSON_TREE);
    }

    /** A value stored as JSON in a column that is never null. */
    public <T> T json(String column, TypeReference<T> type) throws SQLException {
        try {
            return JSON.readValue(results.getString(column), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The column " + column + " holds no JSON, or another type.", e);
        }
    }

    /** Bytes, {@code null} where the column is. */
    public byte[] bytes(String column) throws SQLException {
        return results.getBytes(column);
    }
}
