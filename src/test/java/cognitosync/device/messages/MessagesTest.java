package cognitosync.device.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The file of sentences and the code fit: found by reading the sources. */
class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java/cognitosync/device");
    private static final Path FILE = Path.of("src/main/resources/cognitosync/device/messages.properties");

    private static final Pattern TEXT = Pattern.compile("Messages\\s*\\.text\\(\\s*(\"([^\"]*)\")?");
    private static final Pattern COUNT = Pattern.compile("Messages\\s*\\.count\\(\\s*\"([^\"]*)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d)\\$)?(.)");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern SENTENCE = Pattern.compile("[a-z]{2,},? [a-z]{2,},? [a-z]{2,}");

    /** What no person at a terminal sees: impossible cases, {@code toString}, and exceptions that are translated. */
    private static final Pattern NOT_SHOWN = Pattern.compile(
            "IllegalStateException|UncheckedIOException|JsonParseException|HttpTimeoutException|request\\.token\\(\\)|return \"a sign-in");

    /** What the services say or take, word for word. */
    private static final Set<String> OF_AWS =
            Set.of("\"openid email profile\"", "\"SyncSessionToken not valid\"", "\"Unable to unmarshall response\"");

    /** Help texts that several commands share. */
    private static final Set<String> HELP = Set.of(
            "outputs",
            "stack",
            "home",
            "verbose",
            "dataset",
            "owner",
            "name",
            "offline",
            "profile",
            "rate",
            "parallel",
            "json",
            "KEY[0]");

    @Test
    void everyKeyInTheCode_isInTheFile_withAsManyArguments() {
        calls().forEach((key, numbers) ->
                numbers.forEach(number -> assertThat(arguments(key)).as(key).isEqualTo(number)));
    }

    @Test
    void everyKeyInTheFile_isUsed() {
        Set<String> sentences = new TreeSet<>(Messages.bundle().keySet());
        sentences.removeIf(MessagesTest::isHelp);
        assertThat(sentences).isEqualTo(calls().keySet());
    }

    @Test
    void keyThatThereIsNot_isRefused() {
        assertThatExceptionOfType(MissingResourceException.class).isThrownBy(() -> Messages.text("no.such.key"));
    }

    @Test
    void noKey_isThereTwice() throws IOException {
        List<String> keys = Files.readAllLines(FILE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        assertThat(keys).doesNotHaveDuplicates().hasSameSizeAs(Messages.bundle().keySet());
    }

    @Test
    void noSentence_isElsewhere() {
        List<String> elsewhere = new ArrayList<>();
        for (String source : sources()) {
            source.lines()
                    .filter(line ->
                            !NOT_SHOWN.matcher(line).find() && !line.strip().startsWith("*"))
                    .flatMap(line -> LITERAL.matcher(line).results().map(match -> match.group()))
                    .filter(literal -> SENTENCE.matcher(literal).find() && !OF_AWS.contains(literal))
                    .forEach(elsewhere::add);
        }
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void texts_haveNoStraySpaces() {
        for (String key : Messages.bundle().keySet()) {
            String text = Messages.bundle().getString(key);
            assertThat(text).as(key).isEqualTo(text.strip()).isNotEmpty();
        }
    }

    private static boolean isHelp(String key) {
        return HELP.contains(key) || key.startsWith("device.") || key.startsWith("mixinStandardHelpOptions.");
    }

    private static int arguments(String key) {
        String text = Messages.bundle().getString(key);
        int next = 0;
        int highest = 0;
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            assertThat(placeholder.group(2)).as(key).isEqualTo("s");
            int number = placeholder.group(1) == null ? ++next : Integer.parseInt(placeholder.group(1));
            highest = Math.max(highest, number);
        }
        assertThat(next == 0 || next == highest)
                .as("numbered placeholders or plain ones, not both: " + key)
                .isTrue();
        return highest;
    }

    /** Keys with the numbers of arguments that they are given. */
    private static Map<String, Set<Integer>> calls() {
        Map<String, Set<Integer>> calls = new TreeMap<>();
        for (String source : sources()) {
            Matcher text = TEXT.matcher(source);
            while (text.find()) {
                assertThat(text.group(1))
                        .as("a literal key in " + source.substring(0, text.end()))
                        .isNotNull();
                calls.computeIfAbsent(text.group(2), key -> new TreeSet<>()).add(commas(source, text.end()));
            }
            COUNT.matcher(source).results().forEach(match -> Stream.of("one", "many")
                    .forEach(form -> calls.computeIfAbsent(
                                    "count." + match.group(1) + "." + form, key -> new TreeSet<>())
                            .add(form.equals("one") ? 0 : 1)));
        }
        return calls;
    }

    /** The commas up to the closing bracket, without those inside of inner brackets and literals. */
    private static int commas(String source, int start) {
        String rest = LITERAL.matcher(source.substring(start)).replaceAll("x");
        int depth = 1;
        int commas = 0;
        for (int at : IntStream.range(0, rest.length()).toArray()) {
            char next = rest.charAt(at);
            depth += next == '(' || next == '[' ? 1 : next == ')' || next == ']' ? -1 : 0;
            commas += next == ',' && depth == 1 ? 1 : 0;
            if (depth == 0) {
                break;
            }
        }
        return commas;
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("Messages.java"))
                    .map(MessagesTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
