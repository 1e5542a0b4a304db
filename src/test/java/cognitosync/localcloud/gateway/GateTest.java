package cognitosync.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order of the steps, and that none is done behind one that failed. */
class GateTest {
    private final List<String> steps = new ArrayList<>();
    private String failing = "";

    private void step(String step) {
        steps.add(step);
        if (step.startsWith(failing) && !failing.isEmpty()) {
            throw new AwsException("Refused", 400, step);
        }
    }

    private Response respond(Optional<String> resource) {
        Gate gate = new Gate(
                (request, service) -> {
                    step("signature for " + service);
                    return new Authenticator.Signed(TestAccount.OWNER, request);
                },
                (caller, action, arn, policy, keys) -> step("policy for " + action + " on " + arn));
        return gate.open(new Gate.Api() {
                    @Override
                    public String signingName() {
                        return "box";
                    }

                    @Override
                    public ErrorProtocol errors() {
                        return new ErrorProtocol.Json(JsonProtocol.REST_JSON, "InternalFailure");
                    }

                    @Override
                    public Gate.Call call(Caller caller, Request request) {
                        step("operation");
                        return new Gate.Call(
                                resource.map(arn -> new Gate.Access("Open", arn, Optional.empty())).stream()
                                        .toList(),
                                () -> {
                                    step("answer");
                                    return Response.of(200, "text/plain", "opened");
                                });
                    }
                })
                .respond(new Request("GET", "/", "", Headers.NONE, new byte[0]));
    }

    @Test
    void respond_goesThroughSignatureOperationAndPolicy_beforeItAnswers() {
        assertThat(respond(Optional.of("arn:x")).status()).isEqualTo(200);
        assertThat(steps).containsExactly("signature for box", "operation", "policy for box:Open on arn:x", "answer");
    }

    @Test
    void respond_toACallWithoutAResource_asksNoPolicy() {
        assertThat(respond(Optional.empty()).status()).isEqualTo(200);
        assertThat(steps).containsExactly("signature for box", "operation", "answer");
    }

    @Test
    void respond_afterAStepThatFailed_doesNoOther() {
        List<String> all = List.of("signature", "operation", "policy", "answer");
        for (String step : all) {
            steps.clear();
            failing = step;
            Response refused = respond(Optional.of("arn:x"));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.headers().first("x-amzn-ErrorType")).contains("Refused");
            assertThat(steps).hasSize(all.indexOf(step) + 1);
        }
    }

    @Test
    void malformedRequest_isTheCallersFault_inEachProtocol() {
        assertThat(malformed(new ErrorProtocol.Json(JsonProtocol.AWS_JSON, "X")))
                .contains("SerializationException");
        assertThat(malformed(new ErrorProtocol.Query("urn:x"))).contains("<Code>MalformedQueryString</Code>");
    }

    private static String malformed(ErrorProtocol errors) {
        Response answer = errors.answer(new Request("GET", "/", "", Headers.NONE, new byte[0]), () -> {
            throw new MalformedRequestException("Not so");
        });
        assertThat(answer.status()).isEqualTo(400);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
