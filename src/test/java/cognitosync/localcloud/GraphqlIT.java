package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;

/** GraphQL over a table, signed by the SDK's signer: what is answered, what is refused, and that nothing makes it fail. */
class GraphqlIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    @AutoClose
    private static LocalCloud cloud;

    private static URI endpoint;
    private static URI realtime;
    private static AwsCredentials guest;

    @BeforeAll
    static void start() {
        cloud = TestCloud.ofTemplate(folder, TestCloud.template("graphql.json"));
        Map<String, String> outputs = cloud.outputs().get("CognitoSync");
        endpoint = URI.create(outputs.get("GraphQLUrl"));
        realtime = URI.create(outputs.get("RealtimeUrl"));
        assertThat(outputs.get("RealtimeUrl")).startsWith("ws://localhost:").contains("/appsync-realtime-api/");
        guest = guest(outputs.get("IdentityPoolId"));
    }

    private static AwsCredentials guest(String poolId) {
        try (CognitoIdentityClient identity = CognitoIdentityClient.builder()
                .endpointOverride(URI.create(cloud.outputs().get("LocalCloud").get("ApiEndpoint")))
                .region(Region.of(TestAccount.REGION))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
            String id = identity.getId(r -> r.identityPoolId(poolId)).identityId();
            Credentials issued =
                    identity.getCredentialsForIdentity(r -> r.identityId(id)).credentials();
            return AwsSessionCredentials.create(issued.accessKeyId(), issued.secretKey(), issued.sessionToken());
        }
    }

    private static SdkHttpRequest signed(String body, AwsCredentials credentials, Instant at) {
        return signed(endpoint, body, credentials, at);
    }

    private static SdkHttpRequest signed(URI address, String body, AwsCredentials credentials, Instant at) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .uri(address)
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", "application/json")
                .build();
        return AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(credentials)
                        .request(request)
                        .payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "appsync")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, TestAccount.REGION)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
                .request();
    }

    private static HttpResponse<String> send(SdkHttpRequest signed, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofString(body));
        signed.forEachHeader((name, values) -> {
            if (!name.equals("Host")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(signed(body, guest, Instant.now()), body);
    }

    private static String answer(String query) throws IOException, InterruptedException {
        HttpResponse<String> response = post("{\"query\": \"" + query.replace("'", "\\\"") + "\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body().replace('"', '\'');
    }

    private static void assertRefused(HttpResponse<String> response, int status, String errorType, String message) {
        assertThat(response.body()).contains("{\"errors\":[{\"errorType\":\"" + errorType + "\"", message);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains(errorType);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void mutationAndQuery_reachTheTable_inTheRoleOfTheDataSource() throws IOException, InterruptedException {
        assertThat(answer("mutation { put(name: 'a', colour: 'red') { name colour } }"))
                .isEqualTo("{'data':{'put':{'name':'a','colour':'red'}}}");
        assertThat(answer("query { item(name: 'a') { colour } none: item(name: 'z') { colour } }"))
                .isEqualTo("{'data':{'item':{'colour':'red'},'none':null}}");
        assertThat(answer("mutation { put(name: 'a', colour: 'blue') { colour } }"))
                .startsWith("{'data':{'put':null},'errors':[{'path':['put'],'data':{'colour':'red'},"
                        + "'errorType':'DynamoDB:ConditionalCheckFailedException'");
        assertThat(answer("{ all { name } item(name: 'a') { colour } }"))
                .startsWith("{'data':{'all':null,'item':{'colour':'red'}}")
                .contains(
                        "'errorType':'DynamoDB:AccessDeniedException'",
                        "APPSYNC_ASSUME_ROLE is not authorized to perform: dynamodb:Scan");
        assertThat(answer("{ unreachable { name } }"))
                .contains("'errorType':'DynamoDB:AccessDeniedException'", "Unable to assume role");
    }

    // The headers of a signed request as JSON, which is how they are sent on a WebSocket.
    private static ObjectNode headers(SdkHttpRequest signed) {
        ObjectNode headers = JSON.createObjectNode();
        signed.forEachHeader((name, values) -> headers.put(name, values.get(0)));
        return headers;
    }

    private static String start(String query) {
        String data = JSON.createObjectNode().put("query", query).toString();
        ObjectNode message = JSON.createObjectNode().put("id", query).put("type", "start");
        ObjectNode payload = message.putObject("payload").put("data", data);
        payload.putObject("extensions").set("authorization", headers(signed(data, guest, Instant.now())));
        return message.toString();
    }

    @Test
    void mutation_isPushedToSubscribers_ofFieldsThatTheyMaySubscribeTo() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        ObjectNode connect = headers(signed(URI.create(endpoint + "/connect"), "{}", guest, Instant.now()));
        WebSocket socket = HTTP.newWebSocketBuilder()
                .subprotocols(
                        "graphql-ws",
                        "header-"
                                + Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(connect.toString().getBytes(StandardCharsets.UTF_8)))
                .buildAsync(realtime, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        received.add(text.toString().replace('"', '\''));
                        from.request(1);
                        return null;
                    }
                })
                .join();
        String subscription = "subscription { coloured(name: \"pushed\") { name } }";
        socket.sendText(start(subscription), true).join();
        assertThat(received.poll(20, TimeUnit.SECONDS)).contains("start_ack");
        socket.sendText(start("subscription { hidden { name } }"), true).join();
        assertThat(received.poll(20, TimeUnit.SECONDS))
                .contains("'type':'error'", "Not Authorized to access hidden on type Subscription");
        answer("mutation { put(name: 'other', colour: 'red') { name colour } }");
        answer("mutation { put(name: 'pushed', colour: 'red') { name colour } }");
        assertThat(received.poll(20, TimeUnit.SECONDS)).contains("'payload':{'data':{'coloured':{'name':'pushed'}}}");
        socket.abort();
        assertThat(received).isEmpty();
    }

    @Test
    void deniedField_isNull_whileOthersAreAnswered() throws IOException, InterruptedException {
        assertThat(answer("{ secret { name } left }"))
                .startsWith("{'data':{'secret':null,'left':1},'errors':[{")
                .contains("'errorType':'Unauthorized'", "Not Authorized to access secret on type Query");
    }

    @Test
    void console_showsTheDecisionOnEachField_andWhatItsResolverAsked() throws IOException, InterruptedException {
        answer("{ secret { name } item(name: 'nowhere') { colour } }");
        Matcher link =
                Pattern.compile("href=\"(/_local/console/graphql[^\"]+)\"").matcher(page("/_local/console"));
        assertThat(link.find()).as("a link in the log").isTrue();
        assertThat(page(link.group(1)))
                .containsSubsequence("/secret", "Query.secret", ">Denied<", "/item", "Query.item", ">Allowed<")
                .contains("GetItem", "nowhere", "Not Authorized to access secret");
    }

    private static String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> page =
                HTTP.send(HttpRequest.newBuilder(endpoint.resolve(path)).build(), BodyHandlers.ofString());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body().replace("&#x3D;", "=");
    }

    @Test
    void requestsThatAreNotSigned_orBySomebodyElse_orTooLate_areRefused() throws IOException, InterruptedException {
        String body = "{\"query\": \"{ left }\"}";
        HttpRequest unsigned = HttpRequest.newBuilder(endpoint)
                .POST(BodyPublishers.ofString(body))
                .build();
        assertRefused(
                HTTP.send(unsigned, BodyHandlers.ofString()),
                401,
                "UnauthorizedException",
                "Missing authorization header");
        HttpRequest keyed = HttpRequest.newBuilder(endpoint)
                .header("x-api-key", "da2-key")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertRefused(
                HTTP.send(keyed, BodyHandlers.ofString()),
                401,
                "UnauthorizedException",
                "You are not authorized to make this call.");
        AwsSessionCredentials session = (AwsSessionCredentials) guest;
        AwsCredentials forged = AwsSessionCredentials.create(session.accessKeyId(), "forged", session.sessionToken());
        assertRefused(send(signed(body, forged, Instant.now()), body), 403, "InvalidSignatureException", "signature");
        String other = "{\"query\": \"{ secret { name } }\"}";
        assertRefused(
                send(signed(body, guest, Instant.now()), other), 403, "InvalidSignatureException", "The body does not");
        Instant earlier = Instant.now().minus(Duration.ofHours(1));
        assertRefused(send(signed(body, guest, earlier), body), 403, "InvalidSignatureException", "Signature expired");
    }

    @Test
    void malformedRequests_areRefused_andInvalidOnesAnswered() throws IOException, InterruptedException {
        assertRefused(post(""), 400, "MalformedHttpRequestException", "Request body is empty.");
        assertRefused(post("{}"), 400, "MalformedHttpRequestException", "Unable to parse GraphQL query.");
        String braces = "{".repeat(1_000_000);
        assertRefused(post(braces), 400, "MalformedHttpRequestException", "Unable to parse GraphQL query.");
        assertRefused(
                post("{\"query\": \"" + braces + "\"}"),
                400,
                "MalformedHttpRequestException",
                "Unable to parse GraphQL query.");
        assertRefused(post("{\"query\": \"" + braces.repeat(2) + "\"}"), 400, "BadRequestException", "1 MB");
        assertThat(answer("{ left " + "a:left ".repeat(2_000) + "}")).isEqualTo("{'data':{'left':1,'a':1}}");
        assertThat(answer("{ item(name: 'a') { ...A } } fragment A on Item { name ...B } fragment B on Item { ...A }"))
                .contains("'data':null", "FragmentCycle");
        assertThat(answer("mutation { put(name: 'b', colour: 'red', at: 'now') { name } }"))
                .contains("'data':null", "WrongType", "AWSDateTime");
        assertThat(answer("{ item(name: 'a') { itself { itself { itself { itself { name } } } } } }"))
                .doesNotContain("'errors'");
        assertThat(answer("{ __schema { types { name } } }")).contains("FieldUndefined");
    }

    @Test
    void resolversWithoutEnd_areErrorsOfTheirFields() throws IOException, InterruptedException {
        assertThat(answer("{ greedy left }"))
                .startsWith(
                        "{'data':{'greedy':null,'left':1},'errors':[{'path':['greedy'],'data':null,'errorType':'Code'");
        assertThat(answer("{ endless left }"))
                .startsWith("{'data':{'endless':null,'left':1},'errors':[{'path':['endless'],'data':null,"
                        + "'errorType':'ExecutionTimeout'");
    }
}
