package cognitosync.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the tests and checks of the site and of the sync library, which Node's tools carry out; the build has installed them. */
class SiteIT {
    private static final Pattern PASSED = Pattern.compile("(?m)^\\S pass (\\d+)$");

    private final Shell shell = new Shell(Path.of("").toAbsolutePath(), Map.of("npm_config_loglevel", "error"));

    @Test
    void siteAndLibrary_passTheirOwnTests() throws Exception {
        Shell.Result result = shell.run("npm", "test", "--silent");
        assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
        List<Integer> passed = PASSED.matcher(result.output())
                .results()
                .map(count -> Integer.parseInt(count.group(1)))
                .toList();
        assertThat(passed).as(result.output()).hasSize(2).allMatch(count -> count > 150);
    }

    @Test
    void siteAndLibrary_haveTypesAndFormatInOrder() throws Exception {
        Shell.Result result = shell.run("npm", "run", "--silent", "check");
        assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
    }
}
