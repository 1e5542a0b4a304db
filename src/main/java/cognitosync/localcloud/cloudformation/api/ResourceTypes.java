package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.stack.Submission;
import cognitosync.localcloud.protocol.AwsException;
import java.util.List;

/**
 * The types that a call allows itself, such as {@code AWS::S3::Bucket}, {@code AWS::IAM::*} or {@code Custom::*}.
 *
 * @param allowed all types where there are none
 */
record ResourceTypes(List<String> allowed) {
    /** Refuses a template with another type. */
    void check(Submission submission) {
        submission.template().source().path("Resources").forEach(resource -> {
            String type = resource.path("Type").asText();
            if (!allowed.isEmpty() && allowed.stream().noneMatch(each -> covers(each, type))) {
                throw new AwsException(
                        "ValidationError",
                        400,
                        "Resource type " + type + " is not allowed by parameter ResourceTypes " + allowed);
            }
        });
    }

    private static boolean covers(String allowed, String type) {
        return allowed.endsWith("*")
                ? type.startsWith(allowed.substring(0, allowed.length() - 1))
                : type.equals(allowed);
    }
}
