package cognitosync.device.doctor;

import cognitosync.device.messages.Messages;
import cognitosync.device.stack.Backend;

/**
 * The API answers, and only to signed requests.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html">Authorization and authentication</a>
 */
record ApiRefusesUnsigned(Backend.AppSync backend) implements Check {
    @Override
    public String title() {
        return Messages.text("check.api");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        Pages.Page answer = deployment.pages().post(backend.graphqlUrl(), "{\"query\":\"{__typename}\"}");
        return answer.status() == 401
                ? new Outcome.Passed(backend.graphqlUrl().toString())
                : new Outcome.Failed(Messages.text("doctor.api", backend.graphqlUrl(), answer.status()));
    }
}
