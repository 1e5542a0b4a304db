package cognitosync.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.access.policy.AuthorizationRequest;
import cognitosync.localcloud.access.policy.AuthorizationRequest.Principal;
import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.stack.DeployedResource;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplatePlacesTest {
    private static final String READ = """
            {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/*"}""";
    private static final String LIST =
            "{\"Effect\": \"Allow\", \"Action\": \"s3:ListBucket\", \"Resource\": \"arn:aws:s3:::site\"}";

    @Test
    void bucketPolicy_isFoundByItsBucket() {
        DeployedResource policy =
                resource("AWS::S3::BucketPolicy", "{\"Bucket\": \"site\", \"PolicyDocument\": " + policy(READ) + "}");
        Evaluation read = judgement(PolicyKind.RESOURCE, policy(READ), "s3:GetObject", "arn:aws:s3:::site/index.html");
        assertThat(place(policy, read)).hasValueSatisfying(place -> {
            assertThat(place.path()).isEqualTo("Properties.PolicyDocument.Statement[0]");
            assertThat(place.logicalId()).isEqualTo("It");
            assertThat(place.written().path("Effect").asText()).isEqualTo("Allow");
        });
        DeployedResource another =
                resource("AWS::S3::BucketPolicy", "{\"Bucket\": \"site-2\", \"PolicyDocument\": " + policy(READ) + "}");
        assertThat(place(another, read)).isEmpty();
    }

    @Test
    void attachedPolicy_isFoundByItsRole() {
        String document = "{\"Version\": \"2012-10-17\", \"Statement\": " + LIST + "}";
        Evaluation list = judgement(PolicyKind.IDENTITY, document, "s3:ListBucket", "arn:aws:s3:::site");
        String attached = "{\"PolicyDocument\": " + document + ", \"Roles\": [\"Other\", \"%s\"]}";
        assertThat(place(resource("AWS::IAM::Policy", attached.formatted("Test-Role-ABC")), list))
                .hasValueSatisfying(place -> assertThat(place.path()).isEqualTo("Properties.PolicyDocument.Statement"));
        assertThat(place(resource("AWS::IAM::Policy", attached.formatted("ABC")), list))
                .isEmpty();
    }

    @Test
    void statement_thatTheTemplateHasNoMore_hasNoPlace() {
        Evaluation read = judgement(PolicyKind.RESOURCE, policy(READ), "s3:GetObject", "arn:aws:s3:::site/index.html");
        DeployedResource changed = resource(
                "AWS::S3::BucketPolicy",
                "{\"Bucket\": \"site\", \"PolicyDocument\": " + policy(READ.replace("GetObject", "Get*")) + "}");
        assertThat(place(changed, read)).isEmpty();
    }

    private static String policy(String statement) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + statement + "]}";
    }

    private static DeployedResource resource(String type, String properties) {
        return new DeployedResource(
                "It", type, new Resource("physical", Map.of()), (ObjectNode) ConsoleSampleData.json(properties), false);
    }

    private static Evaluation judgement(PolicyKind kind, String policy, String action, String resource) {
        Principal principal = kind == PolicyKind.RESOURCE
                ? new Principal.Anonymous()
                : new Principal.Aws(ConsoleSampleData.ROLE + "/s", ConsoleSampleData.ROLE, "123456789012");
        return ConsoleFixture.judge(
                kind, "policy", policy, new AuthorizationRequest(principal, action, resource, RequestContext.NONE));
    }

    private static Optional<TemplatePlaces.TemplatePlace> place(DeployedResource resource, Evaluation judgement) {
        TemplatePlaces.StackTemplate stack = new TemplatePlaces.StackTemplate(
                "Test",
                List.of(resource),
                ConsoleSampleData.json("{\"Resources\": {\"It\": {\"Properties\": " + resource.properties() + "}}}"));
        return new TemplatePlaces(List.of(stack))
                .of(judgement, judgement.decision().decidedBy().orElseThrow());
    }
}
