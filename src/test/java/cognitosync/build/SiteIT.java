package cognitosync.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the site's own tests and checks, which Node's tools carry out; the build has installed them. */
class SiteIT {
    private static final Pattern PASSED = Pattern.compile("(?m)^\\S pass (\\d+)$");

    private final Shell shell = new Shell(Path.of("site").toAbsolutePath(), Map.of("npm_config_loglevel", "error"));

    @Test
    void site_passesItsOwnTests() throws Exception {
        Shell.Result result = shell.run("npm", "test", "--silent");
        assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
        Matcher passed = PASSED.matcher(result.output());
        assertThat(passed.find()).as(result.output()).isTrue();
        assertThat(Integer.parseInt(passed.group(1))).isGreaterThan(150);
    }

    @Test
    void site_hasTypesAndFormatInOrder() throws Exception {
        Shell.Result result = shell.run("npm", "run", "--silent", "check");
        assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
    }
}
