package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.protocol.AwsException;

/**
 * The errors of the API. Those of the caller have status 400, whatever the model says: that is how AWS answers.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html#API_GetCredentialsForIdentity_Errors">Errors of GetCredentialsForIdentity</a>
 */
final class Errors {
    private static final int BAD_REQUEST = 400;

    private Errors() {}

    static AwsException notAuthorized(String message) {
        return new AwsException("NotAuthorizedException", BAD_REQUEST, message);
    }

    static AwsException loginsDoNotMatch() {
        return notAuthorized(
                "Logins don't match. Please include at least one valid login for this identity or identity pool.");
    }

    static AwsException noGuests() {
        return notAuthorized("Unauthenticated access is not supported for this identity pool.");
    }

    /** AWS's error for an identity that was merged or disabled, or has logins where it is used as a guest's. */
    static AwsException forbidden(String identityId) {
        return notAuthorized("Access to Identity '" + identityId + "' is forbidden.");
    }

    static AwsException alreadyLinked() {
        return new AwsException(
                "ResourceConflictException",
                BAD_REQUEST,
                "Logins are already linked to another account: one identity cannot be two users of one provider.");
    }

    static AwsException poolNotFound(String id) {
        return new AwsException("ResourceNotFoundException", BAD_REQUEST, "IdentityPool '" + id + "' not found.");
    }

    static AwsException identityNotFound(String id) {
        return new AwsException("ResourceNotFoundException", BAD_REQUEST, "Identity '" + id + "' not found.");
    }

    static AwsException invalidParameter(String message) {
        return new AwsException("InvalidParameterException", BAD_REQUEST, message);
    }

    static AwsException invalidConfiguration() {
        return new AwsException(
                "InvalidIdentityPoolConfigurationException",
                BAD_REQUEST,
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }

    static AwsException validation(String message) {
        return new AwsException("ValidationException", BAD_REQUEST, message);
    }
}
