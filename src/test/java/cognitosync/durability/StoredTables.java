package cognitosync.durability;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every row of every table, read from the file of a local cloud beside it. */
final class StoredTables {
    private StoredTables() {}

    static Map<String, List<String>> of(Path file) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            List<String> names = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
            for (String name : names) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + name)) {
                    tables.put(name, rows(rows));
                }
            }
        }
        return tables;
    }

    private static List<String> rows(ResultSet results) throws SQLException {
        List<String> rows = new ArrayList<>();
        int columns = results.getMetaData().getColumnCount();
        while (results.next()) {
            Object[] row = new Object[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = results.getObject(i + 1);
            }
            rows.add(Arrays.deepToString(row));
        }
        rows.sort(null);
        return rows;
    }
}
