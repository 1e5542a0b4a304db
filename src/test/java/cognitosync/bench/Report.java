package cognitosync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as Markdown; printed as it grows. */
final class Report {
    private static final String MARK = "<!-- What follows is written by mvn -Pbench -Dbench.write=true. -->";

    private final List<String> lines = new ArrayList<>();

    void heading(String text) {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            line("");
        }
        line("## " + text);
        line("");
    }

    void text(String text) {
        line(text);
        line("");
    }

    void header(String... cells) {
        row((Object[]) cells);
        line("|" + " --- |".repeat(cells.length));
    }

    /** Numbers are rounded to what can be relied on. */
    void row(Object... cells) {
        line(cells(cells));
    }

    /** A row of a table. */
    static String cells(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ')
                    .append(cell instanceof Double number ? rounded(number) : cell.toString())
                    .append(" |");
        }
        return row.toString();
    }

    void row(String what, int clients, Measured measured, String processor) {
        row(what, clients, measured.p50(), measured.p99(), measured.rate(), processor, measured.count());
    }

    void row(String what, int clients, Round round) {
        row(what, clients, round.measured(), Long.toString(round.processorMicros()));
    }

    private static String rounded(double number) {
        if (Double.isNaN(number)) {
            return "?";
        }
        if (number >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        return String.format(Locale.ROOT, number >= 100 ? "%.0f" : number >= 10 ? "%.1f" : "%.2f", number);
    }

    void line(String line) {
        lines.add(line);
        System.out.println(line);
    }

    /** The machine, without its name. */
    static String machine() {
        return "%d processors (%s), %s %s, Java %s, %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version(),
                        Instant.now().truncatedTo(ChronoUnit.MINUTES));
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unnamed");
        } catch (IOException e) {
            // Not Linux.
            return "unnamed";
        }
    }

    /** Replaces what was measured before; what people wrote above it stays. */
    void write(Path file) {
        try {
            String old = Files.exists(file) ? Files.readString(file) : "# Performance\n\n";
            int mark = old.indexOf(MARK);
            String kept = mark < 0 ? old : old.substring(0, mark);
            Files.writeString(file, kept + MARK + "\n\n" + String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new BenchException("The report " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
