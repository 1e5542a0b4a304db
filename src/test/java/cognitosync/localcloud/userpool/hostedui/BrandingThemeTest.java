package cognitosync.localcloud.userpool.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.page.StyleSheet;
import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;

class BrandingThemeTest {
    @Test
    void css_ofNoSettings_hasCognitosValuesInBothModes() {
        assertThat(BrandingTheme.of(MissingNode.getInstance()).css())
                .contains("--page: #ffffff;", "--page: #0f1b2a;", "--button-radius: 8px;", "color-scheme: light dark;");
    }

    @Test
    void css_andTheTokens_declareWhatThePagesUse() {
        StyleSheet look =
                new StyleSheet(BrandingTheme.of(MissingNode.getInstance()).css());
        assertThat(StyleSheet.beside(HostedUi.class, "sign-in.css").unknown(look, StyleSheet.tokens()))
                .isEmpty();
    }

    @Test
    void css_hasTheFanUnlessSettingsNameTheBackground() {
        assertThat(BrandingTheme.of(MissingNode.getInstance()).css()).contains("--fan: block;");
        assertThat(BrandingTheme.of(PoolFixture.json(
                                "{'components': {'pageBackground': {'lightMode': {'color': 'ffeeddff'}}}}"))
                        .css())
                .contains("--fan: none;", "--page: #ffeeddff;");
    }

    @Test
    void css_ofADarkScheme_isDarkOnly() {
        assertThat(BrandingTheme.of(PoolFixture.json("{'categories': {'global': {'colorSchemeMode': 'DARK'}}}"))
                        .css())
                .contains("--page: #0f1b2a;", "color-scheme: dark;")
                .doesNotContain("#ffffff;\n  --form:", "@media");
    }

    @Test
    void css_takesNoRulesFromSettings() {
        String evil = "ffffff;} body{background:url(https://example.org)}";
        String css = BrandingTheme.of(PoolFixture.json("{'components': {'pageBackground': {'lightMode': {'color': '"
                        + evil + "'}}," + " 'form': {'borderRadius': 4000}}}"))
                .css();
        assertThat(css).doesNotContain("example.org").contains("--page: #ffffff;", "--form-radius: 32px;");
    }
}
