package cognitosync.localcloud.page;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.console.Console;
import cognitosync.localcloud.mail.Inbox;
import cognitosync.localcloud.userpool.hostedui.HostedUi;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One palette and five sizes of text for all pages: a change of either is a change of one file. */
class StyleSheetsTest {
    static Stream<Arguments> sheets() {
        return Stream.of(
                Arguments.of(Console.class, "console.css"),
                Arguments.of(Inbox.class, "inbox.css"),
                Arguments.of(HostedUi.class, "sign-in.css"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("sheets")
    void sheet_hasNoPalette_noSizesOfText_andNoOrderOfLayers_ofItsOwn(Class<?> page, String file) {
        assertThat(StyleSheet.beside(page, file).css())
                .doesNotContainPattern("#[0-9a-fA-F]{6}\\b")
                .doesNotContainPattern("font(-size)?:[^;]*\\drem")
                .doesNotContainPattern("@layer [^{]*;");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("sheets")
    void everyRule_isInALayer(Class<?> page, String file) {
        assertThat(StyleSheet.beside(page, file).css().replaceAll("(?s)/\\*.*?\\*/", ""))
                .doesNotContainPattern("(?m)^(?!@layer (reset|base|parts) \\{$|}$)\\S");
    }

    /** Those of sign-in.css: BrandingThemeTest. */
    @Test
    void everyCustomProperty_isDeclared() {
        StyleSheet tokens = StyleSheet.tokens();
        assertThat(StyleSheet.beside(Console.class, "console.css").unknown(tokens))
                .isEmpty();
        assertThat(StyleSheet.beside(Inbox.class, "inbox.css").unknown(tokens)).isEmpty();
    }
}
