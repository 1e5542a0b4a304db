package cognitosync.localcloud.access.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.credentials.AccessKey;
import cognitosync.localcloud.access.credentials.AccessKey.AccessKeys;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.sigv4.SignatureClaim.Credential;
import cognitosync.localcloud.access.sigv4.SigningKey.StringToSign;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.protocol.AwsException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:35:00Z");
    private static final String SERVICE = "cognito-sync";
    private static final Caller USER = new Caller.Identity("arn:aws:sts::1:assumed-role/r/s", "r", "p", "i", Map.of());
    private static final AccessKey LONG_TERM = new AccessKey(
            "AKIDEXAMPLE",
            "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            Optional.empty(),
            Optional.empty(),
            TestAccount.OWNER);
    private static final AccessKey TEMPORARY = new AccessKey(
            "ASIAEXAMPLE", "s3cret", Optional.of("to+ken/="), Optional.of(NOW.plus(Duration.ofMinutes(10))), USER);
    private static final AccessKeys KEYS = id -> List.of(LONG_TERM, TEMPORARY).stream()
            .filter(key -> key.id().equals(id))
            .findFirst();

    private final SignatureVerifier verifier = at(NOW);

    private static SignatureVerifier at(Instant now) {
        return new SignatureVerifier(KEYS, () -> now, "eu-west-1");
    }

    private static SdkSigner developer() {
        return new SdkSigner(LONG_TERM.id(), LONG_TERM.secret());
    }

    private static SdkSigner user() {
        return new SdkSigner(TEMPORARY.id(), TEMPORARY.secret(), "to+ken/=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/identitypools",
                "/identitypools/eu-west-1%3Aabc/identities/eu-west-1%3Adef/datasets/preference",
                "/identitypools/a%2Fb/datasets/x%20y",
                "/a/./b/../c//d/",
                "/%C3%BC/~_-.",
                "/p?lastSyncCount=0&syncSessionToken=a%2Bb%2Fc%3D",
                "/p?b=2&a=1&a=0&a-b=3&a.b=4&aB=5",
                "/p?flag",
                "/p?flag=&x=%20",
                "/p?x=a%2Bb%26c"
            })
    void authenticate_whatTheSdkSigned_isBelieved(String target) {
        Request signed = developer().to("http://localhost:4566" + target).sign();
        assertThat(verifier.authenticate(signed, SERVICE).caller()).isEqualTo(TestAccount.OWNER);
    }

    @Test
    void authenticate_withBodyAndSpacedHeaders_isBelieved() {
        Request signed = user().post("{\"colour\": \"grün\"}")
                .with(Map.of("x-amz-Client-Context", "  a   b  ", "Content-Type", "application/json"))
                .sign();
        assertThat(verifier.authenticate(signed, SERVICE).caller()).isEqualTo(USER);
    }

    @Test
    void authenticate_withRepeatedHeader_joinsTheValues() {
        Request signed = developer().with(Map.of("x-amz-meta-a", "1,2")).sign();
        List<Headers.Field> fields = new java.util.ArrayList<>(signed.headers().fields());
        fields.removeIf(field -> field.name().equalsIgnoreCase("x-amz-meta-a"));
        fields.add(new Headers.Field("x-amz-meta-a", "1"));
        fields.add(new Headers.Field("X-Amz-Meta-A", "2"));
        assertThat(verifier.authenticate(withHeaders(signed, new Headers(fields)), SERVICE)
                        .caller())
                .isEqualTo(TestAccount.OWNER);
    }

    @Test
    void authenticate_ofPresignedAddress_holdsAsLongAsItSays() {
        Request signed = user().presigned(Duration.ofMinutes(5)).sign();
        assertThat(signed.headers().first("Authorization")).isEmpty();
        assertThat(verifier.authenticate(signed, SERVICE).caller()).isEqualTo(USER);
        assertThat(at(NOW.plusSeconds(300)).authenticate(signed, SERVICE).caller())
                .isEqualTo(USER);
        assertRefused(
                at(NOW.plusSeconds(301)), signed, "InvalidSignatureException", "Signature expired: 20261122T183500Z");
        assertRefused(
                verifier,
                withQuery(signed, query -> query.replace("X-Amz-Expires=300", "X-Amz-Expires=301")),
                "InvalidSignatureException",
                "does not match");
        assertRefused(
                verifier,
                withQuery(signed, query -> query.replace("X-Amz-Expires=300", "X-Amz-Expires=604801")),
                "IncompleteSignatureException",
                "a week");
        assertRefused(
                verifier,
                withQuery(signed, query -> query.replace("X-Amz-Expires=300", "X-Amz-Expires=")),
                "IncompleteSignatureException",
                "X-Amz-Expires");
    }

    @Test
    void authenticate_forS3_encodesThePathOnce_andMayLeaveTheBodyOut() {
        Request signed = developer()
                .scope("eu-west-1", "s3")
                .to("http://localhost:4566/bucket/a//b/%C3%BC%20%2B")
                .sign();
        assertThat(verifier.authenticate(signed, "s3").caller()).isEqualTo(TestAccount.OWNER);
        Request presigned = developer()
                .scope("eu-west-1", "s3")
                .to("https://localhost:4566/bucket/key")
                .presigned(Duration.ofMinutes(5))
                .sign();
        assertThat(verifier.authenticate(presigned, "s3").caller()).isEqualTo(TestAccount.OWNER);
    }

    // Two signatures that AWS publishes: its test suite's "get-vanilla", and ListUsers of the signing guide.
    @Test
    void sign_publishedExamples_givesThePublishedSignatures() {
        assertThat(signature(
                        "GET",
                        "/",
                        "",
                        "service",
                        Headers.of("Host", "example.amazonaws.com", "X-Amz-Date", "20150830T123600Z"),
                        "host;x-amz-date"))
                .isEqualTo("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
        assertThat(signature(
                        "GET",
                        "/",
                        "Action=ListUsers&Version=2010-05-08",
                        "iam",
                        Headers.of(
                                "content-type", "application/x-www-form-urlencoded; charset=utf-8",
                                "host", "iam.amazonaws.com",
                                "x-amz-date", "20150830T123600Z"),
                        "content-type;host;x-amz-date"))
                .isEqualTo("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }

    private static String signature(
            String method, String path, String query, String service, Headers headers, String signedHeaders) {
        String header = AuthorizationHeader.ALGORITHM + " Credential=AKIDEXAMPLE/20150830/us-east-1/" + service
                + "/aws4_request, SignedHeaders=" + signedHeaders + ", Signature=x";
        Request request = new Request(method, path, query, headers, new byte[0]);
        SignatureClaim claim = AuthorizationHeader.parse(request, header);
        CanonicalRequest canonical = CanonicalRequest.of(request, claim);
        return SigningKey.derive(LONG_TERM.secret(), claim.scope()).sign(StringToSign.of(claim, canonical));
    }

    @Test
    void canonicalRequest_ofAColonInThePath_isEncodedTwice() {
        Request request = new Request("GET", "/identitypools/us-east-1%3Aabc", "", Headers.NONE, new byte[0]);
        SignatureClaim claim = new SignatureClaim(
                "AKIDEXAMPLE",
                new Credential.Scope("20150830", "us-east-1", SERVICE, "aws4_request"),
                List.of(),
                "signature",
                "20150830T123600Z",
                NOW,
                Optional.empty(),
                Optional.empty());
        assertThat(CanonicalRequest.of(request, claim).text())
                .isEqualTo("GET\n/identitypools/us-east-1%253Aabc\n\n\n\n" + CanonicalRequest.sha256Hex(""));
    }

    @Test
    void authenticate_ofAnythingChanged_isRefused() {
        Request signed = user().post("red")
                .to("http://localhost:4566/p?a=1")
                .with(Map.of("X-Amz-Target", "T"))
                .sign();
        assertThat(verifier.authenticate(signed, SERVICE).caller()).isEqualTo(USER);
        Request[] changed = {
            new Request("PUT", signed.rawPath(), signed.rawQuery(), signed.headers(), signed.body()),
            new Request("POST", "/q", signed.rawQuery(), signed.headers(), signed.body()),
            withQuery(signed, query -> "a=2"),
            withQuery(signed, query -> "a=1&b=2"),
            withHeaders(signed, signed.headers().with("Host", "localhost:1")),
            withHeaders(signed, signed.headers().with("X-Amz-Target", "U")),
            withHeaders(signed, signed.headers().with("X-Amz-Date", "20261122T183501Z"))
        };
        for (Request request : changed) {
            assertRefused(verifier, request, "InvalidSignatureException", "does not match the signature you provided");
        }
    }

    @Test
    void authenticate_ofAChangedBody_isRefused_withAndWithoutItsHash() {
        Request signed = user().post("red").sign();
        Request changed =
                new Request("POST", signed.rawPath(), "", signed.headers(), "sad".getBytes(StandardCharsets.UTF_8));
        assertRefused(verifier, changed, "InvalidSignatureException", "");
        Request lying =
                withHeaders(changed, changed.headers().with("x-amz-content-sha256", CanonicalRequest.sha256Hex("sad")));
        assertRefused(verifier, lying, "InvalidSignatureException", "");
        Request unsigned = withHeaders(changed, changed.headers().with("x-amz-content-sha256", "UNSIGNED-PAYLOAD"));
        assertRefused(verifier, unsigned, "InvalidSignatureException", "");
    }

    @Test
    void authenticate_withoutSignature_isRefused() {
        assertRefused(
                verifier,
                new Request("GET", "/", "", Headers.of("Host", "localhost"), new byte[0]),
                "MissingAuthenticationTokenException",
                "Missing Authentication Token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abc",
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-west-1/cognito-sync/aws4_request",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE, SignedHeaders=host, Signature=0",
                "AWS4-HMAC-SHA256 Credential=/20261122/eu-west-1/cognito-sync/aws4_request, SignedHeaders=host, Signature=0",
                "AWS4-HMAC-SHA256 Credential, SignedHeaders=host, Signature=0",
                "AWS4-HMAC-SHA256 Credential=A/1/2/3/4, SignedHeaders=host, Signature="
            })
    void authenticate_withAHeaderThatLacksSomething_isRefused(String header) {
        Request request = new Request(
                "GET",
                "/",
                "",
                Headers.of("Host", "localhost", "X-Amz-Date", "20261122T183500Z", "Authorization", header),
                new byte[0]);
        assertRefused(verifier, request, "IncompleteSignatureException", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "A", "A/1", "A/1/2", "A/1/2/3", "/1/2/3/4", "A/1/2/3/4/", "A/1/2/3/4/5", "////"})
    void credential_thatLacksAnElementOrHasOneMore_isRefused(String credential) {
        assertThatThrownBy(() -> Credential.parse(credential)).isInstanceOfSatisfying(AwsException.class, refused -> {
            assertThat(refused.code()).isEqualTo("IncompleteSignatureException");
            assertThat(refused.getMessage()).contains("exactly 5 slash-delimited elements");
        });
    }

    @Test
    void credential_withEmptyElementsInItsScope_isReadAsWritten() {
        assertThat(Credential.parse("A/1//3/")).isEqualTo(new Credential("A", new Credential.Scope("1", "", "3", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-22T18:35:00Z",
                "20261122",
                "20261322T183500Z",
                "20261122X183500Z",
                "20261122T183500z",
                "2026112 T183500Z",
                "20261122T18350-Z",
                "20261122T1835000Z"
            })
    void authenticate_withoutAReadableDate_isRefused(String date) {
        Request signed = developer().sign();
        assertRefused(
                verifier,
                withHeaders(signed, signed.headers().with("X-Amz-Date", date)),
                "IncompleteSignatureException",
                "");
    }

    @Test
    void authenticate_scopedToSomethingElse_isRefused() {
        assertRefused(
                verifier,
                developer().scope("us-east-1", SERVICE).sign(),
                "InvalidSignatureException",
                "Credential should be scoped to a valid region, not 'us-east-1'");
        assertRefused(
                verifier,
                developer().scope("eu-west-1", "s3").sign(),
                "InvalidSignatureException",
                "Credential should be scoped to correct service: 'cognito-sync'");
        Request signed = developer().sign();
        assertRefused(
                verifier,
                withAuthorization(signed, header -> header.replace("aws4_request", "aws5_request")),
                "InvalidSignatureException",
                "valid terminator");
        assertRefused(
                verifier,
                withAuthorization(signed, header -> header.replace("/20261122/", "/20261121/")),
                "InvalidSignatureException",
                "'20261121' != '20261122'");
    }

    @Test
    void authenticate_whereHostOrTargetIsNotSigned_isRefused() {
        Request signed = developer().with(Map.of("X-Amz-Target", "T")).sign();
        assertRefused(
                verifier,
                withAuthorization(signed, header -> header.replace("host;", "")),
                "InvalidSignatureException",
                "'Host' must be");
        assertRefused(
                verifier,
                withAuthorization(signed, header -> header.replace(";x-amz-target", "")),
                "InvalidSignatureException",
                "'X-Amz-Target' must be");
    }

    @Test
    void authenticate_byAnUnknownKeyOrWithAnotherToken_isRefused() {
        String invalid = "The security token included in the request is invalid.";
        String unrecognized = "UnrecognizedClientException";
        assertRefused(verifier, new SdkSigner("AKIAUNKNOWN", "s3cret").sign(), unrecognized, invalid);
        assertRefused(verifier, new SdkSigner(TEMPORARY.id(), "s3cret").sign(), unrecognized, invalid);
        assertRefused(verifier, new SdkSigner(TEMPORARY.id(), "s3cret", "other").sign(), unrecognized, invalid);
        assertRefused(verifier, new SdkSigner(LONG_TERM.id(), LONG_TERM.secret(), "any").sign(), unrecognized, invalid);
    }

    @Test
    void authenticate_withAnotherSecret_showsTheCanonicalRequest_butNoToken() {
        Request signed = new SdkSigner(TEMPORARY.id(), "another", "to+ken/=").sign();
        assertThatThrownBy(() -> verifier.authenticate(signed, SERVICE))
                .isInstanceOfSatisfying(AwsException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("InvalidSignatureException");
                    assertThat(refused.status()).isEqualTo(403);
                    assertThat(refused.getMessage())
                            .contains("GET\n/identitypools\n")
                            .contains("x-amz-security-token:(session token)")
                            .contains("20261122/eu-west-1/cognito-sync/aws4_request")
                            .doesNotContain("to+ken/=")
                            .doesNotContain(TEMPORARY.secret());
                });
    }

    @Test
    void authenticate_afterTheCredentialsExpired_isRefused() {
        Instant end = TEMPORARY.expiresAt().orElseThrow();
        assertThat(at(end.minusSeconds(1))
                        .authenticate(user().at(end.minusSeconds(1)).sign(), SERVICE)
                        .caller())
                .isEqualTo(USER);
        assertRefused(
                at(end),
                user().at(end).sign(),
                "ExpiredTokenException",
                "The security token included in the request is expired");
    }

    @Test
    void authenticate_moreThanFiveMinutesOff_isRefused() {
        Request signed = developer().sign();
        Duration skew = Duration.ofMinutes(5);
        assertThat(at(NOW.plus(skew)).authenticate(signed, SERVICE).caller()).isEqualTo(TestAccount.OWNER);
        assertThat(at(NOW.minus(skew)).authenticate(signed, SERVICE).caller()).isEqualTo(TestAccount.OWNER);
        assertRefused(
                at(NOW.plus(skew).plusSeconds(1)),
                signed,
                "InvalidSignatureException",
                "Signature expired: 20261122T183500Z is now earlier than 20261122T183501Z (20261122T184001Z - 5 min.)");
        assertRefused(
                at(NOW.minus(skew).minusSeconds(1)),
                signed,
                "InvalidSignatureException",
                "Signature not yet current: 20261122T183500Z is still later than 20261122T183459Z (20261122T182959Z + 5 min.)");
    }

    @Test
    void authenticate_forS3_takesAQuarterOfAnHour_andSaysThatClocksDiffer() {
        Request signed = developer().scope("eu-west-1", "s3").sign();
        Duration skew = Duration.ofMinutes(15);
        assertThat(at(NOW.plus(skew)).authenticate(signed, "s3").caller()).isEqualTo(TestAccount.OWNER);
        for (Instant now :
                List.of(NOW.plus(skew).plusSeconds(1), NOW.minus(skew).minusSeconds(1))) {
            assertThatThrownBy(() -> at(now).authenticate(signed, "s3"))
                    .isInstanceOfSatisfying(AwsException.class, refused -> {
                        assertThat(refused.code()).isEqualTo("RequestTimeTooSkewed");
                        assertThat(refused.status()).isEqualTo(403);
                    });
        }
    }

    @Test
    void values_neverShowSecrets() {
        assertThat(TEMPORARY).hasToString("access key ASIAEXAMPLE");
        assertThat(SigningKey.derive("s3cret", new Credential.Scope("d", "r", "s", "t")))
                .hasToString("signing key");
    }

    private static void assertRefused(SignatureVerifier verifier, Request request, String code, String says) {
        assertThatThrownBy(() -> verifier.authenticate(request, SERVICE))
                .isInstanceOfSatisfying(AwsException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.status()).isEqualTo(403);
                    assertThat(refused.getMessage()).contains(says);
                });
    }

    private static Request withHeaders(Request request, Headers headers) {
        return new Request(request.method(), request.rawPath(), request.rawQuery(), headers, request.body());
    }

    private static Request withAuthorization(Request request, UnaryOperator<String> change) {
        String header = request.headers().first("Authorization").orElseThrow();
        return withHeaders(request, request.headers().with("Authorization", change.apply(header)));
    }

    private static Request withQuery(Request request, UnaryOperator<String> change) {
        return new Request(
                request.method(),
                request.rawPath(),
                change.apply(request.rawQuery()),
                request.headers(),
                request.body());
    }
}
