package cognitosync.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the launcher's own tests, which Node's test runner carries out. */
class LauncherIT {
    private static final Path TESTS = Path.of("src", "test", "cdk");
    private static final Pattern PASSED = Pattern.compile("(?m)^# pass (\\d+)$");

    @Test
    void launcher_passesItsOwnTests() throws Exception {
        List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=tap"));
        try (Stream<Path> files = Files.list(TESTS)) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.mjs"))
                    .sorted()
                    .forEach(command::add);
        }
        Shell.Result result = run(command);
        assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
        Matcher passed = PASSED.matcher(result.output());
        assertThat(passed.find()).as(result.output()).isTrue();
        assertThat(Integer.parseInt(passed.group(1))).isGreaterThan(80);
    }

    private static Shell.Result run(List<String> command) throws InterruptedException {
        try {
            return new Shell(Path.of("").toAbsolutePath(), Map.of()).run(command.toArray(String[]::new));
        } catch (IOException missing) {
            return fail("The launcher cannot be tested without Node.js: install version 20 or newer.", missing);
        }
    }
}
