package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.localcloud.LocalCloud;
import cognitosync.localcloud.TestCloud;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Objects whose presigned address is opened in a browser: shown, on the port of console and inbox, and not let near them. */
class ObjectPageIT {
    private static final String SCRIPT =
            "document.documentElement.setAttribute('data-ran', 'yes'); fetch('/_local/mail').then((a) => a.text())"
                    + ".then((t) => document.documentElement.setAttribute('data-mail', t));";
    private static final String HTML = "<!doctype html><title>An object</title><h1>Shown</h1><script>" + SCRIPT
            + "</script><iframe src='/_local/console'></iframe><img src='/_local/mail'>";
    private static final String XHTML =
            "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>An object</title></head>"
                    + "<body><h1>Shown</h1><script><![CDATA[" + SCRIPT + "]]></script></body></html>";
    private static final String SVG =
            "<svg xmlns='http://www.w3.org/2000/svg'><title>An object</title><text y='20'>Shown"
                    + "</text><script><![CDATA[" + SCRIPT + "]]></script></svg>";

    @TempDir
    static Path folder;

    @AutoClose
    private static LocalCloud cloud;

    private static String api;
    private static String bucket;
    private static AwsCredentialsProvider developer;

    @BeforeAll
    static void start() {
        cloud = TestCloud.empty(folder);
        api = cloud.outputs().get("LocalCloud").get("ApiEndpoint");
        bucket = "cdk-hnb659fds-assets-" + cloud.outputs().get("LocalCloud").get("AccountId") + "-eu-west-1";
        developer = TestCloud.developer(cloud);
    }

    @Test
    void aPresignedPage_isShown_andRunsNoScript_andReadsNoMail() {
        put("x.html", "text/html", HTML);
        put("x.xhtml", "application/xhtml+xml", XHTML);
        put("x.xml", "text/xml", XHTML);
        put("x.svg", "image/svg+xml", SVG);
        try (Device device = Browsers.ready().first().device(ColorScheme.LIGHT)) {
            for (String key : List.of("x.html", "x.xhtml", "x.xml", "x.svg")) {
                device.open(presigned(key));
                // The driver's own script runs all the same, in a world that the page does not see.
                assertThat(device.executeScript("""
                                const { documentElement: root } = document;
                                const framed = document.querySelector('iframe');
                                const open = new XMLHttpRequest();
                                open.open('GET', '/_local/mail', false);
                                const get = () => { try { open.send(); return open.status; } catch ({ name }) { return name; } };
                                return [/Shown/.test(root.textContent), root.getAttribute('data-ran'), window.origin,
                                  framed === null || framed.contentDocument === null, get()].join();"""))
                        .as("%s: shown, ran, its origin, no frame, what a script would get if one ran", key)
                        .isEqualTo("true,,null,true,NetworkError");
            }
        }
    }

    @Test
    void aTypedAddress_endsAtTheConsole_andAnUnknownOneAtAPageThatLeadsThere() {
        try (Device device = Browsers.ready().first().device(ColorScheme.LIGHT)) {
            for (String path : new String[] {"/", "/_local", "/_local/"}) {
                device.open(api + path);
                assertThat(URI.create(device.url()).getPath()).isEqualTo("/_local/console");
            }
            device.open(api + "/_local/no-such-page");
            assertThat(device.text("h1")).isEqualTo("Not found");
            device.click("nav a[href='/_local/console/inbox']");
            assertThat(device.text("h1")).isEqualTo("Inbox");
        }
    }

    private static void put(String key, String type, String content) {
        try (S3Client s3 = S3Client.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create(api))
                .forcePathStyle(true)
                .credentialsProvider(developer)
                .build()) {
            s3.putObject(b -> b.bucket(bucket).key(key).contentType(type), RequestBody.fromString(content));
        }
    }

    private static String presigned(String key) {
        try (S3Presigner presigner = S3Presigner.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create(api))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(developer)
                .build()) {
            return presigner
                    .presignGetObject(b -> b.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(get -> get.bucket(bucket).key(key)))
                    .url()
                    .toString();
        }
    }
}
