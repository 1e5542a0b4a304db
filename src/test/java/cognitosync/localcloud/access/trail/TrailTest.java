package cognitosync.localcloud.access.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.policy.AuthorizationRequest;
import cognitosync.localcloud.access.policy.AuthorizationRequest.Principal;
import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.Decision;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private Instant now = START;
    private final Trail trail = new Trail(() -> now);

    @Test
    void request_isRecordedWithCallerDecisionStatusAndTime() {
        Endpoint endpoint = trail.follow("API", request -> {
            trail.followCallers((signed, service) -> new Authenticator.Signed(TestAccount.OWNER, signed))
                    .authenticate(request, "cognito-sync");
            trail.evaluated(evaluation("s3:ListBucket", new Decision.AllowedToOwner()));
            trail.evaluated(evaluation("s3:GetObject", new Decision.ImplicitlyDenied()));
            now = now.plusMillis(7);
            return Response.empty(403).with("x-amzn-ErrorType", "AccessDeniedException");
        });
        endpoint.respond(get("/identitypools/p", "syncSessionToken=secret"));

        TrailEntry entry = trail.after(0).get(0);
        assertThat(entry.number()).isEqualTo(1);
        assertThat(entry.at()).isEqualTo(START);
        assertThat(entry.took()).isEqualTo(Duration.ofMillis(7));
        assertThat(entry.caller()).contains(TestAccount.OWNER);
        assertThat(entry.status()).isEqualTo(403);
        assertThat(entry.error()).contains("AccessDeniedException");
        assertThat(entry.isDenied()).isTrue();
        assertThat(entry.decisive().orElseThrow().request().action()).isEqualTo("s3:GetObject");
        assertThat(entry.toString()).doesNotContain("secret");
        assertThat(trail.find(1)).contains(entry);
    }

    @Test
    void request_thatThrows_isRecordedAsWhatTheServerAnswers() {
        Endpoint malformed = trail.follow("API", request -> {
            throw new MalformedRequestException("no");
        });
        Endpoint broken = trail.follow("API", request -> {
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(() -> malformed.respond(get("/", ""))).isInstanceOf(MalformedRequestException.class);
        assertThatThrownBy(() -> broken.respond(get("/", ""))).isInstanceOf(IllegalStateException.class);
        assertThat(trail.after(0)).extracting(TrailEntry::status).containsExactly(500, 400);
    }

    @Test
    void detail_ofARequest_isKeptWithinABound() {
        Endpoint endpoint = trail.follow("API", request -> {
            trail.detailed(TextNode.valueOf(request.rawPath().equals("/long") ? "x".repeat(1_500_000) : "short"));
            return Response.empty(200);
        });
        endpoint.respond(get("/long", ""));
        endpoint.respond(get("/short", ""));
        assertThat(trail.detail(2)).contains("\"short\"");
        endpoint.respond(get("/long", ""));
        assertThat(trail.detail(1)).isPresent();
        endpoint.respond(get("/long", ""));
        assertThat(trail.detail(1)).as("the oldest is dropped first").isEmpty();
        assertThat(trail.detail(4)).isPresent();
        trail.detailed(TextNode.valueOf("of no request"));
        assertThat(trail.detail(5)).isEmpty();
    }

    @Test
    void decisions_outsideOfARequest_belongToNone() {
        trail.evaluated(evaluation("s3:GetObject", new Decision.ImplicitlyDenied()));
        Endpoint endpoint = trail.follow("website", request -> Response.empty(200));
        endpoint.respond(get("/", ""));
        assertThat(trail.after(0)).singleElement().satisfies(entry -> assertThat(entry.evaluations())
                .isEmpty());
    }

    @Test
    void denial_behindManyDecisions_isRecorded() {
        Endpoint endpoint = trail.follow("API", request -> {
            for (int i = 0; i < 20; i++) {
                trail.evaluated(evaluation("dynamodb:PutItem", new Decision.AllowedToOwner()));
            }
            trail.evaluated(evaluation("dynamodb:DeleteItem", new Decision.ImplicitlyDenied()));
            return Response.empty(400);
        });
        endpoint.respond(get("/", ""));
        TrailEntry entry = trail.after(0).get(0);
        assertThat(entry.evaluations()).hasSizeLessThan(20);
        assertThat(entry.decisive().orElseThrow().request().action()).isEqualTo("dynamodb:DeleteItem");
    }

    @Test
    void capacity_isAddedUp_andDecisionsThatAreNotKeptAreCounted() {
        trail.follow("API", request -> {
                    for (int i = 0; i < 30; i++) {
                        trail.evaluated(evaluation("dynamodb:PutItem", new Decision.AllowedToOwner()));
                    }
                    trail.consumed(new ConsumedCapacity(0.5, 0));
                    trail.consumed(new ConsumedCapacity(1, 4));
                    return Response.empty(200);
                })
                .respond(get("/", ""));
        TrailEntry entry = trail.after(0).get(0);
        assertThat(entry.capacity()).isEqualTo(new ConsumedCapacity(1.5, 4));
        assertThat(entry.omitted() + entry.evaluations().size()).isEqualTo(30);
        trail.consumed(new ConsumedCapacity(9, 9));
        trail.follow("API", request -> Response.empty(200)).respond(get("/", ""));
        assertThat(trail.after(1).get(0).capacity())
                .as("capacity consumed outside a request is not recorded")
                .isEqualTo(ConsumedCapacity.NONE);
        assertThat(trail.after(1).get(0).omitted()).isZero();
    }

    @Test
    void ownPages_andPreflights_areNotCalls() {
        Endpoint endpoint = trail.follow("API", request -> Response.empty(200));
        endpoint.respond(get("/_local/console", ""));
        endpoint.respond(
                new Request("OPTIONS", "/", "", Headers.of("Access-Control-Request-Method", "POST"), new byte[0]));
        assertThat(trail.last()).isZero();
    }

    @Test
    void trail_isBounded_andNumbersGoOn() {
        Endpoint endpoint = trail.follow("API", request -> Response.empty(200));
        for (int i = 0; i < Trail.CAPACITY + 3; i++) {
            endpoint.respond(get("/" + i, ""));
        }
        assertThat(trail.after(0)).hasSize(Trail.CAPACITY);
        assertThat(trail.find(3)).isEmpty();
        assertThat(trail.last()).isEqualTo(Trail.CAPACITY + 3);
        assertThat(trail.after(trail.last() - 2)).extracting(TrailEntry::path).containsExactly("/502", "/501");
        endpoint.respond(get("/" + "x".repeat(10_000), ""));
        assertThat(trail.after(trail.last() - 1).get(0).path()).hasSizeLessThan(500);
    }

    @Test
    void operation_isReadFromTargetOrAction_neverFromWhatIsNoName() {
        assertThat(operation("X-Amz-Target", "AWSCognitoIdentityService.GetId", ""))
                .isEqualTo("cognito-identity:GetId");
        assertThat(operation("X-Amz-Target", "<script>.GetId", "")).isEqualTo("none");
        String signed = "AWS4-HMAC-SHA256 Credential=AKIA/20261122/eu-west-1/cloudformation/aws4_request, Signature=00";
        assertThat(operation("Authorization", signed, "Action=DescribeStacks&StackName=s"))
                .isEqualTo("cloudformation:DescribeStacks");
        assertThat(operation("Authorization", signed, "Action=%zz")).isEqualTo("none");
        assertThat(operation("Authorization", "Bearer token", "Action=DescribeStacks"))
                .isEqualTo("none");
        assertThat(operation("X-Amz-Target", "Logs_20140328.PutLogEvents", "")).isEqualTo("Logs_20140328:PutLogEvents");
    }

    @Test
    void signature_isRememberedAsClaimed_inHeaderAndQuery() {
        Endpoint endpoint = trail.follow("API", request -> Response.empty(403));
        endpoint.respond(get("/", "X-Amz-Credential=AKIA%2F20261122%2Feu-west-1%2Fs3%2Faws4_request"));
        endpoint.respond(get("/", "x=1"));
        String header = "AWS4-HMAC-SHA256 Credential=AKIA/20261122/eu-west-1/s3/aws4_request, Signature=00";
        endpoint.respond(new Request("GET", "/", "", Headers.of("Authorization", header), new byte[0]));
        assertThat(trail.after(0)).extracting(TrailEntry::signed).containsExactly(true, false, true);
    }

    @Test
    void numbers_beginBehindTheStart() {
        Trail later = new Trail(() -> now, 1_000);
        assertThat(later.last()).isEqualTo(1_000);
        later.follow("API", request -> Response.empty(200)).respond(get("/", ""));
        assertThat(later.after(0)).extracting(TrailEntry::number).containsExactly(1_001L);
        assertThat(later.start()).isEqualTo(1_000);
    }

    private String operation(String header, String value, String body) {
        Headers headers = Headers.of(header, value, "Content-Type", "application/x-www-form-urlencoded");
        trail.follow("API", request -> Response.empty(200))
                .respond(new Request("POST", "/", "", headers, body.getBytes(StandardCharsets.UTF_8)));
        return trail.after(0).get(0).operation().orElse("none");
    }

    private static Evaluation evaluation(String action, Decision decision) {
        return new Evaluation(
                List.of(),
                new AuthorizationRequest(new Principal.Anonymous(), action, "arn:aws:s3:::b/k", RequestContext.NONE),
                decision);
    }

    private static Request get(String path, String query) {
        return new Request("GET", path, query, Headers.NONE, new byte[0]);
    }
}
