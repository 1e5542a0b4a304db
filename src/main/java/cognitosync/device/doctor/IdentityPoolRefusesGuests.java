package cognitosync.device.doctor;

import cognitosync.device.messages.Messages;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

/**
 * The identity pool exists, and gives no identity to guests.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html">GetId</a>
 */
final class IdentityPoolRefusesGuests implements Check {
    @Override
    public String title() {
        return Messages.text("check.identity-pool");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        String pool = deployment.stack().identityPoolId();
        try (CognitoIdentityClient identity = deployment.clients().identity()) {
            identity.getId(request -> request.identityPoolId(pool));
            return new Outcome.Failed(Messages.text("doctor.guests", pool));
        } catch (NotAuthorizedException refused) {
            return new Outcome.Passed(pool);
        } catch (ResourceNotFoundException absent) {
            return new Outcome.Failed(
                    Messages.text("doctor.no-pool", pool, deployment.stack().region()));
        }
    }
}
