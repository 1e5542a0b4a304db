package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.http.PortTakenException;
import cognitosync.localcloud.http.RawClient;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Every port of a running cloud, also those that a deployment opens: whose it is, and what a browser finds at its root. */
class OwnPortsIT {
    private static final String TEMPLATE = """
            {"Resources": {"Page": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "%s",
               "WebsiteConfiguration": {"IndexDocument": "index.html"}}}},
             "Outputs": {"Site": {"Value": {"Fn::GetAtt": ["Page", "WebsiteURL"]}}}}
            """;
    private static final String BROWSER =
            "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";

    @TempDir
    static Path folder;

    @AutoClose
    private static LocalCloud cloud;

    private static int api;
    private static int first;
    private static int further;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(options("data", 0), InstantSource.system());
        api = port(cloud.outputs().get("LocalCloud").get("ApiEndpoint"));
        try (CloudFormationClient client = CloudFormationClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create(cloud.outputs().get("LocalCloud").get("ApiEndpoint")))
                .credentialsProvider(TestCloud.developer(cloud))
                .build()) {
            first = deploy(client, "first-site");
            further = deploy(client, "further-site");
        }
    }

    private static int deploy(CloudFormationClient client, String name) {
        client.createStack(b -> b.stackName(name).templateBody(TEMPLATE.formatted(name)));
        client.waiter().waitUntilStackCreateComplete(b -> b.stackName(name));
        return port(client.describeStacks(b -> b.stackName(name))
                .stacks()
                .get(0)
                .outputs()
                .get(0)
                .outputValue());
    }

    @Test
    void everyPort_alsoOneOfALaterDeployment_answersOnBothAddresses_andIsLeftToNobody() throws IOException {
        needsIpv6();
        assertThat(further).isNotEqualTo(first);
        for (int port : List.of(api, first, further)) {
            for (String address : List.of("127.0.0.1", "::1")) {
                for (String host : List.of("localhost", "127.0.0.1", "[::1]")) {
                    assertThat(get(address, port, host, "/", ""))
                            .as("%s of %s port %d", host, address, port)
                            .startsWith("HTTP/1.1 4")
                            .doesNotContain("does not serve that Host");
                }
                assertThat(get(address, port, "evil.example", "/", "")).startsWith("HTTP/1.1 403 ");
                assertThatThrownBy(() -> take(address, port)).isInstanceOf(BindException.class);
            }
        }
    }

    @Test
    void start_whereThePortIsTakenOnTheOtherAddress_isRefusedAndKeepsNoPort() throws IOException {
        needsIpv6();
        int taken;
        try (ServerSocket other = take("::1", 0)) {
            taken = other.getLocalPort();
            assertThatThrownBy(() -> LocalCloud.start(options("refused", taken), InstantSource.system()))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("Port " + taken + " ")
                    .hasMessageContaining("-Dlocal.api.port=PORT");
        }
        take("127.0.0.1", taken).close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void root_ofABucketsRestAddress_leadsPeopleOn_andProgramsGetS3sXml(boolean isFirst) throws IOException {
        int port = isFirst ? first : further;
        String page = get("127.0.0.1", port, "localhost", "/", BROWSER);
        assertThat(page).startsWith("HTTP/1.1 403 ").contains("href=\"/index.html\"");
        String number = page.replaceAll("(?s).*why\\?request.{1,6}?(\\d{13,}).*", "$1");
        assertThat(get("127.0.0.1", api, "localhost", "/_local/console/why?request=" + number, BROWSER))
                .as("the reason why this request was denied")
                .startsWith("HTTP/1.1 200 ")
                .contains("s3:ListBucket", isFirst ? "first-site" : "further-site");
        assertThat(get("127.0.0.1", port, "localhost", "/", "Accept: */*\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .containsIgnoringCase("Content-Type: application/xml")
                .contains("<Error><Code>AccessDenied</Code><Message>Access Denied</Message>");
    }

    @ParameterizedTest
    @CsvSource({"/, 303", "/_local, 303", "/_local/, 303", "/_local/unknown, 404", "/favicon.ico, 200"})
    void addressesThatPeopleTry_onTheApiPort_leadSomewhere(String path, int status) throws IOException {
        String before = lastCall();
        assertThat(get("127.0.0.1", api, "localhost", path, BROWSER))
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("X-Frame-Options: DENY")
                .containsIgnoringCase("Cache-Control: no-store");
        assertThat(lastCall()).as("none of them is a call of a service").isEqualTo(before);
    }

    private static String lastCall() throws IOException {
        return get("127.0.0.1", api, "localhost", "/_local/console", BROWSER)
                .replaceAll("(?s).*data-last=\"(\\d+)\".*", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/_local"})
    void addressesThatPeopleTry_forPrograms_areAnsweredAsAnyUnknownCall(String path) throws IOException {
        assertThat(get("127.0.0.1", api, "localhost", path, "Accept: */*\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("Content-Type: application/x-amz-json-1.1")
                .contains("The request GET " + path + " is not supported by the local cloud.");
    }

    private static String get(String address, int port, String host, String path, String headers) throws IOException {
        try (RawClient client = new RawClient(InetAddress.getByName(address), port)) {
            return client.send("GET " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n" + headers
                            + "Connection: close\r\n\r\n")
                    .readToEnd()
                    .replace("&#x3D;", "=");
        }
    }

    private static ServerSocket take(String address, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void needsIpv6() throws IOException {
        try {
            take("::1", 0).close();
        } catch (SocketException e) {
            Assumptions.abort("This machine has no IPv6: " + e.getMessage());
        }
    }

    private static int port(String address) {
        return URI.create(address).getPort();
    }

    private static LocalCloudOptions options(String data, int apiPort) {
        return new LocalCloudOptions(
                0, 0, apiPort, folder.resolve(data), "eu-west-1", true, folder.resolve("no-assembly"));
    }
}
