package cognitosync.localcloud.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements inside one transaction. Arguments may be text, numbers, booleans, instants, bytes, {@code null},
 * or JSON: trees, maps and lists. */
public final class Transaction {
    /** Makes a value of a row. */
    @FunctionalInterface
    public interface RowMapper<T> {
        /** The value of the row. */
        T map(Row row) throws SQLException;
    }

    /** Receives rows one by one. */
    @FunctionalInterface
    public interface RowVisitor {
        /** Returns false to stop. */
        boolean visit(Row row) throws SQLException;
    }

    private final Statements statements;
    private final List<Runnable> onCompletion = new ArrayList<>();

    Transaction(Statements statements) {
        this.statements = statements;
    }

    /** Registers an action to run when the transaction has been committed or rolled back, before the write returns. */
    void onCompletion(Runnable action) {
        onCompletion.add(action);
    }

    void complete() {
        onCompletion.forEach(Runnable::run);
    }

    @FunctionalInterface
    private interface Run<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** Runs an INSERT, UPDATE or DELETE and answers how many rows it touched. */
    public int update(String sql, Object... arguments) throws SQLException {
        return run(sql, arguments, PreparedStatement::executeUpdate);
    }

    /** Runs statements that make tables, separated by semicolons. */
    void define(String sql) throws SQLException {
        try (Statement statement = statements.connection().createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** Every row of a SELECT. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, Object... arguments) throws SQLException {
        return run(sql, arguments, statement -> {
            try (ResultSet results = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                Row row = new Row(results);
                while (results.next()) {
                    rows.add(mapper.map(row));
                }
                return rows;
            }
        });
    }

    /** Visits the rows of a SELECT until the visitor returns false. Further rows are not read. */
    public void each(String sql, RowVisitor visitor, Object... arguments) throws SQLException {
        run(sql, arguments, statement -> {
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                while (results.next() && visitor.visit(row)) {
                    // The condition visits the row.
                }
                return null;
            }
        });
    }

    /** The first row of a SELECT. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... arguments) throws SQLException {
        List<T> rows = list(sql, mapper, arguments);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    // One that fails is not kept.
    private <T> T run(String sql, Object[] arguments, Run<T> work) throws SQLException {
        PreparedStatement statement = statements.take(sql);
        boolean succeeded = false;
        try {
            bind(statement, arguments);
            T result = work.with(statement);
            succeeded = true;
            return result;
        } finally {
            if (succeeded) {
                statements.giveBack(sql, statement);
            } else {
                statement.close();
            }
        }
    }

    private static void bind(PreparedStatement statement, Object[] arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof Instant instant) {
                statement.setLong(i + 1, instant.toEpochMilli());
            } else if (argument instanceof Boolean flag) {
                statement.setInt(i + 1, flag ? 1 : 0);
            } else if (argument instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else if (argument instanceof JsonNode json) {
                statement.setString(i + 1, json.toString());
            } else if (argument instanceof Map || argument instanceof List) {
                statement.setString(i + 1, Row.JSON.valueToTree(argument).toString());
            } else {
                statement.setObject(i + 1, argument);
            }
        }
    }
}
