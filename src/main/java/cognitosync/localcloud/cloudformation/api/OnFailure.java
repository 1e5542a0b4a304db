package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.query.QueryInput;
import java.util.List;

/**
 * What a call asks for in case something fails. Here it is always rolled back; who asks for something else is told.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html">Stack failure options</a>
 */
final class OnFailure {
    private OnFailure() {}

    static void requireRollback(QueryInput input) {
        if (input.flag("DisableRollback")) {
            throw refused("DisableRollback (the command line's --no-rollback)");
        }
        for (String name : List.of("OnFailure", "OnStackFailure")) {
            input.text(name).filter(wish -> !wish.equals("ROLLBACK")).ifPresent(wish -> {
                throw refused(name + " " + wish);
            });
        }
    }

    private static AwsException refused(String wish) {
        return new AwsException(
                "ValidationError",
                400,
                wish + " is not run by the local cloud: what fails is rolled back. Deploy without it.");
    }
}
