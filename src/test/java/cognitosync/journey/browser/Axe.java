package cognitosync.journey.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** <a href="https://github.com/dequelabs/axe-core">axe-core</a>, run in the page that a device shows. */
public final class Axe {

    private static final Path SCRIPT = Path.of("src", "test", "pages", "node_modules", "axe-core", "axe.min.js");

    private Axe() {}

    /** What it finds wrong, as "rule: where"; nothing on a good page. */
    @SuppressWarnings("unchecked")
    public static List<String> findings(Device device) {
        if (!Boolean.TRUE.equals(device.executeScript("return 'axe' in window"))) {
            device.executeScript(script() + "; window.axe = axe;");
        }
        Object found = device.executeScript("""
                return axe.run(document, { resultTypes: ['violations'] }).then(({ violations, passes }) => {
                  if (passes.length === 0) throw new Error('axe-core looked at nothing');
                  return violations.flatMap(({ id, help, nodes }) =>
                    nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')} ${failureSummary}`));
                });""");
        return (List<String>) found;
    }

    private static String script() {
        try {
            return Files.readString(SCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "axe-core is not installed; `node src/test/install.mjs pages` does it, and so does `mvn verify`",
                    e);
        }
    }
}
