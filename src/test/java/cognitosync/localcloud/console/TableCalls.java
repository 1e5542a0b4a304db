package cognitosync.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.AuthorizationRequest;
import cognitosync.localcloud.access.policy.AuthorizationRequest.Principal;
import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.access.trail.Trail;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.dynamodb.DynamoDb;
import cognitosync.localcloud.dynamodb.store.TableBrowser;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests of one identity to tables, each recorded with its decisions. */
final class TableCalls {
    /** A statement that allows users their own partition. */
    static final String OWN_PARTITION = """
            {"Version": "2012-10-17", "Statement": [{"Sid": "OwnItems", "Effect": "Allow", "Action": "dynamodb:*", "Resource": "*",
              "Condition": {"Null": {"dynamodb:LeadingKeys": "false"},
                "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["${cognito-identity.amazonaws.com:sub}"]}}}]}""";

    static final String EVERYTHING = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "dynamodb:*", "Resource": "*"}]}""";

    /** The policy for subsequent requests. */
    String policy = EVERYTHING;

    Instant now = ConsoleSampleData.AT;

    private final DynamoDb service;
    private final Endpoint endpoint;
    private final Trail trail;

    TableCalls(Database database, Trail trail, Caller.Identity caller) {
        this.trail = trail;
        Authenticator signed = trail.followCallers((request, name) -> new Authenticator.Signed(caller, request));
        service = new DynamoDb(
                database,
                new Gate(
                        signed,
                        (who, action, arn, ofResource, keys) ->
                                authorize(caller, action, arn, ofResource.isPresent(), keys)),
                () -> now,
                TestAccount.ACCOUNT,
                trail);
        endpoint = trail.follow("API", service.endpoint());
    }

    private void authorize(Caller.Identity caller, String action, String arn, boolean ofResource, RequestContext keys) {
        assertThat(ofResource).isFalse();
        Map<String, List<String>> context = new HashMap<>(caller.context());
        context.putAll(keys.values());
        Evaluation evaluation = ConsoleFixture.judge(
                PolicyKind.IDENTITY,
                "Items",
                policy,
                new AuthorizationRequest(
                        new Principal.Aws(caller.arn(), caller.roleArn(), TestAccount.ID),
                        action,
                        arn,
                        new RequestContext(context)));
        trail.evaluated(evaluation);
        if (!evaluation.decision().isAllowed()) {
            throw new AwsException("AccessDeniedException", 403, "Denied.");
        }
    }

    ResourceHandler handler() {
        return service.handlers().get(0);
    }

    TableBrowser inventory() {
        return service.inventory();
    }

    Response call(String operation, String body) {
        return endpoint.respond(new Request(
                "POST",
                "/",
                "",
                Headers.of(
                        "X-Amz-Target",
                        "DynamoDB_20120810." + operation,
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=A/20261122/eu-west-1/dynamodb/aws4_request, Signature=0"),
                body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts an item into a table with the key attributes {@code owner} and {@code item}. */
    void put(String table, String owner, String item, String more) {
        Response answer = call("PutItem", """
                {"TableName": "%s", "Item": {"owner": {"S": "%s"}, "item": {"S": "%s"}%s}}""".formatted(table, owner, item, more));
        assertThat(answer.status()).as(ConsoleFixture.text(answer)).isEqualTo(200);
    }
}
