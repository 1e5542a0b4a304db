package cognitosync.journey.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** <a href="https://github.com/GoogleChrome/lighthouse">Lighthouse</a> in a Chromium of its own. */
public final class Lighthouse {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 240;

    private Lighthouse() {}

    /**
     * What it says of one page.
     *
     * @param scores of each category, 0 to 100
     * @param findings what took points
     */
    public record Verdict(Map<String, Integer> scores, List<String> findings) {

        public Verdict {
            scores = new TreeMap<>(scores);
            findings = List.copyOf(findings);
        }
    }

    /** Judges the pages, in this order; the same may be given several times. */
    public static List<Verdict> judge(List<String> categories, List<String> addresses) {
        List<String> command =
                new ArrayList<>(List.of("node", "src/test/pages/lighthouse.mjs", String.join(",", categories)));
        command.addAll(addresses);
        try (DeviceRoom room = DeviceRoom.open()) {
            String browser = chromium().browser().toString();
            String line = room.firstLine("lighthouse", Map.of("CHROME_PATH", browser), command, PATIENCE_SECONDS);
            List<Verdict> verdicts = new ArrayList<>();
            for (JsonNode page : JSON.readTree(line)) {
                verdicts.add(JSON.convertValue(page, Verdict.class));
            }
            return verdicts;
        } catch (IOException e) {
            throw new UncheckedIOException("What Lighthouse printed could not be read", e);
        }
    }

    private static Chromium chromium() {
        return Browsers.ready().engines().stream()
                .filter(Chromium.class::isInstance)
                .map(Chromium.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Lighthouse needs Chrome or Chromium."));
    }
}
