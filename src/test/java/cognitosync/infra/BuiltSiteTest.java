package cognitosync.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltSiteTest {
    private static final String PAGE =
            "<meta content=\"%CONTENT_SECURITY_POLICY%\"><link href=\"%SITE_URL%\">%SIGN_IN_FORM%";

    @TempDir
    private Path dist;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectory(dist.resolve("assets"));
        Files.createDirectory(dist.resolve("root"));
        Files.writeString(dist.resolve("root/error.html"), "not here");
        Files.writeString(dist.resolve("root/index.html"), PAGE);
        Files.writeString(dist.resolve("sign-in-form.html"), "<form></form>");
    }

    @Test
    void indexWith_fillsThePlaceholdersIn() {
        String page = "<meta content=\"default-src 'none'\"><link href=\"https://site.test/\">";
        BuiltSite site = BuiltSite.in(dist);
        assertThat(site.indexWith("default-src 'none'", "https://site.test/", false))
                .isEqualTo(page);
        assertThat(site.indexWith("default-src 'none'", "https://site.test/", true))
                .isEqualTo(page + "<form></form>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets", "root/error.html"})
    void in_withAPartMissing_saysHowToBuildTheSite(String part) throws IOException {
        Files.delete(dist.resolve(part));
        refuses("npm run build");
    }

    @Test
    void in_withoutTheForm_saysHowToBuildTheSite() throws IOException {
        Files.delete(dist.resolve("sign-in-form.html"));
        refuses("sign-in-form.html can't be read");
    }

    @Test
    void in_withoutIndex_saysHowToBuildTheSite() throws IOException {
        Files.delete(dist.resolve("root/index.html"));
        refuses("index.html can't be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%CONTENT_SECURITY_POLICY%", "%SITE_URL%", "%SIGN_IN_FORM%"})
    void in_withAPlaceholderMissingOrTwice_saysWhich(String placeholder) throws IOException {
        Files.writeString(dist.resolve("root/index.html"), PAGE.replace(placeholder, ""));
        refuses(placeholder);
        Files.writeString(dist.resolve("root/index.html"), PAGE + placeholder);
        refuses(placeholder);
    }

    private void refuses(String what) {
        assertThatExceptionOfType(InvalidContextException.class)
                .isThrownBy(() -> BuiltSite.in(dist))
                .withMessageContaining(what)
                .withMessageContaining(dist.toString());
    }
}
