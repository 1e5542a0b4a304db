package cognitosync.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the tests of {@code build}, which Node's test runner carries out. */
class BuildIT {
    private static final Path TESTS = Path.of("build", "test");
    private static final Pattern PASSED = Pattern.compile("(?m)^# pass (\\d+)$");

    @Test
    void build_passesItsOwnTests() throws Exception {
        List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=tap"));
        try (Stream<Path> files = Files.list(TESTS)) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.mjs"))
                    .sorted()
                    .forEach(command::add);
        }
        assertThat(command).as("test files").hasSizeGreaterThan(3);
        Shell.Result result = new Shell(Path.of("").toAbsolutePath(), Map.of()).run(command.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
        Matcher passed = PASSED.matcher(result.output());
        assertThat(passed.find()).as(result.output()).isTrue();
        assertThat(Integer.parseInt(passed.group(1))).isGreaterThan(70);
    }
}
