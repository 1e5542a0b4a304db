package cognitosync.localcloud;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.appsync.datasource.TableCalls;
import cognitosync.localcloud.dynamodb.DynamoDb;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.iam.ServiceRoles;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonBytes;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Lets AppSync call DynamoDB in the service role of a data source, as on AWS: no other way leads from one service to the other. */
record TableAccess(DynamoDb dynamoDb, ServiceRoles roles) implements TableCalls {
    private static final String SERVICE = "appsync.amazonaws.com";
    private static final String SESSION = "APPSYNC_ASSUME_ROLE";
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Outcome call(String roleArn, String operation, ObjectNode request) {
        try {
            Caller caller = roles.assume(roleArn, SERVICE, SESSION);
            return outcome(dynamoDb.endpoint(caller).respond(post(operation, request)));
        } catch (AwsException e) {
            return new Outcome(e.code(), e.getMessage(), JSON.createObjectNode());
        }
    }

    private static Request post(String operation, ObjectNode request) {
        return new Request(
                "POST",
                "/",
                "",
                Headers.of("X-Amz-Target", "DynamoDB_20120810." + operation),
                JsonBytes.of(JSON, request));
    }

    private static Outcome outcome(Response response) {
        ObjectNode body = body(response);
        return response.headers()
                .first("x-amzn-ErrorType")
                .map(code -> new Outcome(
                        code, body.path("message").asText(body.path("Message").asText()), body))
                .orElseGet(() -> Outcome.of(body));
    }

    private static ObjectNode body(Response response) {
        try {
            return (ObjectNode) JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("DynamoDB answered something else than JSON.", e);
        }
    }
}
