package cognitosync.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tables of {@code docs/conformance.md} that are generated from the tests. A table is identified by the header of its first column. */
public final class DocumentedTable {
    private static final Path DOCUMENT = Path.of("docs", "conformance.md");

    private DocumentedTable() {}

    /** Asserts that the document is up to date; with {@code conformance.table=overwrite}, updates it first. */
    public static void assertRight(UnaryOperator<String> withRightTables) throws IOException {
        String text = Files.readString(DOCUMENT);
        String right = withRightTables.apply(text);
        if (System.getProperty("conformance.table", "").equals("overwrite")) {
            Files.writeString(DOCUMENT, right);
            text = right;
        }
        assertThat(text)
                .as("to update the document, run mvn test -Dtest='Con*TableTest' -Dconformance.table=overwrite")
                .isEqualTo(right);
    }

    /** Replaces the table that has the same first column. */
    public static String replaced(String text, List<String> table) {
        String firstColumn = table.get(0).substring(0, table.get(0).indexOf('|', 1) + 1);
        List<String> lines = new ArrayList<>(text.lines().toList());
        int from = 0;
        while (!lines.get(from).startsWith(firstColumn)) {
            from++;
            if (from == lines.size()) {
                throw new AssertionError("There is no table that begins with " + firstColumn);
            }
        }
        int to = from;
        while (to < lines.size() && lines.get(to).startsWith("|")) {
            to++;
        }
        lines.subList(from, to).clear();
        lines.addAll(from, table);
        return String.join("\n", lines) + "\n";
    }
}
