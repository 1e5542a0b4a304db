package cognitosync.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRouterTest {
    private final ApiRouter api = new ApiRouter(
            named("identity"),
            named("userPools"),
            named("sync"),
            named("dynamodb"),
            named("appsync"),
            named("issuers"),
            Map.of(
                    "cloudformation",
                    named("cloudformation"),
                    "sts",
                    named("sts"),
                    "s3",
                    named("s3"),
                    "ssm",
                    named("ssm")));

    @ParameterizedTest
    @CsvSource({
        "POST, /, AWSCognitoIdentityService.GetId, identity",
        "POST, /, AWSCognitoIdentityProviderService.SignUp, userPools",
        "GET, /identitypools/p/identities/i/datasets, , sync",
        "GET, /identitypools, , sync",
        "POST, /, DynamoDB_20120810.GetItem, dynamodb",
        "POST, /appsync-api/abc/graphql, , appsync",
        "GET, /eu-west-1_A/.well-known/jwks.json, , issuers",
    })
    void respond_toAKnownService_reachesIt(String method, String path, String target, String service) {
        assertThat(body(api.respond(request(method, path, target)))).isEqualTo(service);
    }

    @Test
    void respond_toAnUnknownOperation_namesItWith400() {
        Response response = api.respond(request("POST", "/", "AmazonSNS.Publish"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(body(response)).contains("AmazonSNS.Publish");
    }

    @Test
    void respond_toAnUnknownService_namesItsSigningScope() {
        Headers signed = Headers.of(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIA/20261122/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0");
        Response response = api.respond(new Request("POST", "/", "", signed, new byte[0]));
        assertThat(response.status()).isEqualTo(400);
        assertThat(body(response)).contains("dynamodb");
    }

    /** Clients of the query protocol read nothing but XML: what else comes they call unreadable, and try again. */
    @Test
    void respond_toAFormOfAnUnknownService_namesItInXml() {
        byte[] form = "Action=ListRoles&Version=2010-05-08".getBytes(StandardCharsets.UTF_8);
        Headers headers = Headers.of(
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIA/20261122/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0");
        Response response = api.respond(new Request("POST", "/", "", headers, form));
        assertThat(response.status()).isEqualTo(400);
        assertThat(body(response))
                .contains(
                        "<Code>UnknownOperationException</Code>",
                        "<Message>The operation ListRoles of iam is not supported by the local cloud.</Message>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudformation", "sts", "s3"})
    void respond_toASignedCallOfADeployment_reachesTheServiceOfItsScope_andGrantsNoOrigin(String service) {
        String credential = "AKIA/20261122/eu-west-1/" + service + "/aws4_request";
        Headers signed = Headers.of(
                "Authorization", "AWS4-HMAC-SHA256 Credential=" + credential + ", SignedHeaders=host, Signature=0");
        Response inHeader = api.respond(new Request("POST", "/identitypools", "", signed, new byte[0]));
        Response inQuery = api.respond(new Request(
                "GET", "/b/k", "X-Amz-Credential=" + credential.replace("/", "%2F"), Headers.NONE, new byte[0]));
        assertThat(List.of(body(inHeader), body(inQuery))).containsOnly(service);
        assertThat(inHeader.headers().names()).noneMatch(name -> name.startsWith("access-"));
    }

    @ParameterizedTest
    @CsvSource({"2010-05-15, cloudformation", "2011-06-15, sts"})
    void respond_toAnUnsignedForm_reachesTheServiceOfItsVersion(String version, String service) {
        byte[] form = ("Action=Any&Version=" + version).getBytes(StandardCharsets.UTF_8);
        Headers headers = Headers.of("Content-Type", "application/x-www-form-urlencoded");
        assertThat(body(api.respond(new Request("POST", "/", "", headers, form))))
                .isEqualTo(service);
    }

    @Test
    void respond_toParameterStore_reachesIt() {
        assertThat(body(api.respond(request("POST", "/", "AmazonSSM.GetParameter"))))
                .isEqualTo("ssm");
    }

    @Test
    void respond_toAPreflightOfAService_allowsAnyOrigin() {
        Response response = api.respond(preflight("/identitypools/p/identities/i/datasets/d/records"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().first("Access-Control-Allow-Origin")).hasValue("*");
    }

    private static Request preflight(String path) {
        return new Request(
                "OPTIONS",
                path,
                "",
                Headers.of("Origin", "http://localhost:8080", "Access-Control-Request-Method", "GET"),
                new byte[0]);
    }

    private static Request request(String method, String path, String target) {
        return new Request(
                method, path, "", target == null ? Headers.NONE : Headers.of("X-Amz-Target", target), new byte[0]);
    }

    private static Endpoint named(String name) {
        return request -> Response.of(200, "text/plain", name);
    }

    private static String body(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
