package cognitosync.localcloud.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The file of messages and the code that uses it agree. */
class MessagesTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "cognitosync", "localcloud");
    private static final Path FILE = Path.of("src", "main", "resources").resolve(Messages.FILE.substring(1));
    private static final String CALL = "Messages.text(";
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d+)\\$)?(?:\\.\\d)?[sf]|%[%n]");

    /** A use of a message in the code. */
    private record Use(String place, String key, int values) {}

    @Test
    void keysInCode_areInTheFile_withAsManyValuesAsPlaceholders() throws IOException {
        Properties texts = texts();
        List<String> wrong = new ArrayList<>();
        for (Use use : uses()) {
            String text = texts.getProperty(use.key());
            if (text == null) {
                wrong.add(use.place() + ": no message has the key " + use.key());
            } else if (placeholders(text) != use.values()) {
                wrong.add(use.place() + ": " + use.key() + " gets " + use.values() + " values");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void keysInTheFile_areUsed_andGroupedByPage() throws IOException {
        Set<String> used = new TreeSet<>();
        uses().forEach(use -> used.add(use.key()));
        assertThat(texts().stringPropertyNames())
                .isEqualTo(used)
                .allMatch(key -> key.matches("(sign-in|console|http|terminal)(\\.[a-z0-9-]+)+"));
    }

    @Test
    void placeholders_areOnesThatTheFormatterKnows() throws IOException {
        texts().forEach((key, text) -> assertThat(
                        PLACEHOLDER.matcher((String) text).replaceAll(""))
                .as("%s", key)
                .isNotBlank()
                .doesNotContain("%"));
    }

    @Test
    void text_fillsInValues_andRefusesUnknownKeys() {
        assertThat(Messages.text("console.size.kib", 1.25)).isEqualTo("1.3 KiB");
        assertThat(Messages.text("terminal.account.other-region", "eu-west-1", "us-east-1"))
                .contains("belongs to region eu-west-1, not us-east-1", "-Dlocal.region=eu-west-1");
        assertThatThrownBy(() -> Messages.text("console.no-such-key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("console.no-such-key");
    }

    /** The file, in which no key appears twice. */
    private static Properties texts() throws IOException {
        Properties texts = new Properties() {
            @Override
            public synchronized Object put(Object key, Object text) {
                assertThat(containsKey(key)).as("%s appears once", key).isFalse();
                return super.put(key, text);
            }
        };
        try (Reader reader = Files.newBufferedReader(FILE)) {
            texts.load(reader);
        }
        return texts;
    }

    private static int placeholders(String text) {
        int inOrder = 0;
        int highest = 0;
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                highest = Math.max(highest, Integer.parseInt(matcher.group(1)));
            } else if (!matcher.group().matches("%[%n]")) {
                inOrder++;
            }
        }
        assertThat(inOrder == 0 || highest == 0)
                .as("one way of numbering in: %s", text)
                .isTrue();
        return Math.max(inOrder, highest);
    }

    private static List<Use> uses() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        List<Use> uses = new ArrayList<>();
        for (Path file : files) {
            String source = Files.readString(file);
            for (int at = source.indexOf(CALL); at >= 0; at = source.indexOf(CALL, at + 1)) {
                List<String> arguments = arguments(source, at + CALL.length());
                String key = arguments.get(0);
                assertThat(key).as("a literal key in %s", file).matches("\"[^\"]+\"");
                uses.add(new Use(file.toString(), key.substring(1, key.length() - 1), arguments.size() - 1));
            }
        }
        assertThat(uses).hasSizeGreaterThan(100);
        return uses;
    }

    /** The arguments of a call: divided by the commas outside of texts, characters and brackets. */
    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        char quote = 0;
        for (int i = from; ; i++) {
            char c = source.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && depth-- == 0) {
                arguments.add(argument.toString().strip());
                return arguments;
            } else if (c == ',' && depth == 0) {
                arguments.add(argument.toString().strip());
                argument.setLength(0);
                continue;
            }
            argument.append(c);
        }
    }
}
