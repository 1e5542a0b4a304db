package cognitosync.localcloud.s3.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypesTest {
    @ParameterizedTest
    @CsvSource({
        "index.html, text/html",
        "a/b.JS, text/javascript",
        "favicon.ico, image/vnd.microsoft.icon",
        "a.svg, image/svg+xml",
        "app.js.gz, text/javascript",
        "config.json, application/json",
        "a.js.map, binary/octet-stream",
        "LICENSE, binary/octet-stream",
        "folder.html/LICENSE, binary/octet-stream",
        ".html, binary/octet-stream"
    })
    void guess(String path, String type) {
        assertThat(ContentTypes.guess(path)).isEqualTo(type);
    }
}
