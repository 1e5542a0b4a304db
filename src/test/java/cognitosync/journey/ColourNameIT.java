package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Chromium;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.EachEngine;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.SharedCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The colour's name is as large as fits, and breaks between words only, in whatever font and width. */
class ColourNameIT {

    /** Both come with the browsers' own packages; the first is among the widest there are. */
    private static final List<String> FONTS =
            List.of("'DejaVu Sans'", "'DejaVu Sans Condensed', 'DejaVu Sans Mono', monospace");

    private static final List<String> OTHERS = List.of(
            "#0f766e",
            "#663399ff",
            "#BADA55",
            "#mmmmmm",
            "rgb(250 204 21 / 40%)",
            "rgb(255,255,255)",
            "oklch(62.8% 0.25768 29.23 / 0.75)",
            "color(display-p3 0.12345 0.67890 0.12345)",
            "color-mix(in oklch, light-dark(lightgoldenrodyellow, mediumspringgreen), rgb(from mediumvioletred r g b) 40%)");

    private static final int AT_ONCE = 20;

    private static final String WHAT_BREAKS = """
            const wall = document.getElementById('wall');
            const name = document.getElementById('colour-name');
            const { right, bottom } = wall.getBoundingClientRect();
            return [...name.textContent.matchAll(/[^\\s,]+,*/g)].filter(({ 0: word, index }) => {
              const range = document.createRange();
              const place = (at) => {
                for (const node of [...name.childNodes]) {
                  if (at <= node.textContent.length) return [node.firstChild ?? node, at];
                  at -= node.textContent.length;
                }
              };
              range.setStart(...place(index));
              range.setEnd(...place(index + word.length));
              const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
              return lines.some(({ top }) => top !== lines[0].top) || lines.some((line) => line.right > right + 1.5);
            }).map(([word]) => word)
              .concat(document.getElementById('provenance').getBoundingClientRect().bottom > bottom + 1 ? ['height'] : []);
            """;

    private static final String EACH_COLOUR = """
            document.documentElement.style.fontFamily = arguments[1];
            const [wall, name] = ['wall', 'colour-name'].map((id) => document.getElementById(id));
            return arguments[0].filter((colour) => write(colour, name) || fit(wall, name) || name.textContent !== colour || (() => {
            """;

    /** Whether this page's own name breaks in no word, and all of the wall is seen. */
    static boolean fits(Device device) {
        return device.executeScript(WHAT_BREAKS).equals(List.of());
    }

    @EachEngine
    void everyColour_inAWideAndANarrowFont_breaksBetweenWordsOnly(Engine engine) throws IOException {
        String fit = Files.readString(Path.of("site", "src", "views", "fit.js")).replace("export ", "");
        String whatBreaks = String.join("\n", fit, EACH_COLOUR, WHAT_BREAKS, "})().length > 0);");
        List<String> names;
        try (Stream<String> lines = Files.lines(Path.of("src", "test", "resources", "journey", "colour-names.txt"))) {
            names = Stream.concat(lines, OTHERS.stream()).toList();
        }
        assertThat(names).hasSize(148 + OTHERS.size());
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            device.open(SharedCloud.outputs("pkce").siteUrl());
            device.text("#sign-in");
            device.executeScript("""
                    document.body.classList.remove('out');
                    document.getElementById('wall').hidden = false;
                    document.getElementById('sync-state').textContent = 'Saved on this device, offline';
                    document.getElementById('provenance').textContent = 'Samsung Internet on Android, 12 minutes ago';""");
            for (int width : List.of(320, 390, 900, 1280, 3840)) {
                if (width > 1600 && !(engine instanceof Chromium)) {
                    continue;
                }
                device.resize(width, 844);
                for (String font : FONTS) {
                    // Not all in one script: WebDriver ends one that takes long, as on a machine that is busy.
                    for (int at = 0; at < names.size(); at += AT_ONCE) {
                        List<String> some = names.subList(at, Math.min(at + AT_ONCE, names.size()));
                        assertThat(device.executeScript(whatBreaks, some, font))
                                .as("broken at %d pixels in %s", width, font)
                                .isEqualTo(List.of());
                    }
                }
            }
        }
    }
}
