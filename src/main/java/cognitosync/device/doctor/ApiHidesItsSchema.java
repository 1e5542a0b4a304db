package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.appsync.AppSyncApi;
import cognitosync.device.stack.Backend;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The API does not describe its schema, even to signed-in users.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/graphql-api-configuration.html">Introspection</a>
 */
record ApiHidesItsSchema(Backend.AppSync backend) implements Check {
    @Override
    public String title() {
        return Messages.text("check.introspection");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.user().isEmpty()) {
            return new Outcome.NotRun(Messages.text("doctor.not-signed-in"));
        }
        try (AppSyncApi api = deployment.api(backend, deployment.user().get())) {
            api.send("query Schema { __schema { queryType { name } } }", JsonNodeFactory.instance.objectNode());
            return new Outcome.Failed(Messages.text("doctor.introspection", backend.graphqlUrl()));
        } catch (AwsServiceException e) {
            // How it is refused differs: the schema has no such field, or the role does not allow it.
            return e.awsErrorDetails().sdkHttpResponse().statusCode() == 200
                    ? new Outcome.Passed("__schema")
                    : new Outcome.Failed(Failures.of(e).getMessage());
        }
    }
}
