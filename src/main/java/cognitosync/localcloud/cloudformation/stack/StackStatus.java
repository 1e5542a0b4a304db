package cognitosync.localcloud.cloudformation.stack;

import java.util.Arrays;

/**
 * Where a stack stands.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html#cfn-console-create-stacks-stack-status-codes">Stack status codes</a>
 */
public enum StackStatus {
    /** A change set was made, nothing else. */
    REVIEW_IN_PROGRESS,
    /** Being made. */
    CREATE_IN_PROGRESS,
    /** Made. */
    CREATE_COMPLETE,
    /** A resource could not be made; the others are deleted. */
    ROLLBACK_IN_PROGRESS,
    /** Nothing is left of a creation that failed. */
    ROLLBACK_COMPLETE,
    /** Something is left of a creation that failed. */
    ROLLBACK_FAILED,
    /** Being changed. */
    UPDATE_IN_PROGRESS,
    /** Changed; what was replaced or removed is deleted. */
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
    /** Changed. */
    UPDATE_COMPLETE,
    /** A resource could not be changed; the others are changed back. */
    UPDATE_ROLLBACK_IN_PROGRESS,
    /** Changed back; what the update had made is deleted. */
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
    /** As before an update that failed. */
    UPDATE_ROLLBACK_COMPLETE,
    /** Neither changed nor changed back. */
    UPDATE_ROLLBACK_FAILED,
    /** Being deleted. */
    DELETE_IN_PROGRESS,
    /** Something could not be deleted. */
    DELETE_FAILED,
    /** Gone; known by its id only. */
    DELETE_COMPLETE;

    /** As it is recorded; a stack whose record is damaged can be deleted, and nothing else. */
    static StackStatus read(String written) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(written))
                .findFirst()
                .orElse(DELETE_FAILED);
    }

    /** Where it stands once work on it could not be ended. */
    StackStatus failed() {
        return switch (this) {
            case CREATE_IN_PROGRESS, ROLLBACK_IN_PROGRESS -> ROLLBACK_FAILED;
            case DELETE_IN_PROGRESS -> DELETE_FAILED;
            default -> UPDATE_ROLLBACK_FAILED;
        };
    }

    /** Whether an update may follow. A stack whose creation failed must be deleted first. */
    public boolean isUpdatable() {
        return switch (this) {
            case CREATE_COMPLETE, UPDATE_COMPLETE, UPDATE_ROLLBACK_COMPLETE, UPDATE_ROLLBACK_FAILED -> true;
            default -> false;
        };
    }

    /** Whether it is about an update. */
    public boolean isUpdate() {
        return name().startsWith("UPDATE_");
    }

    /** Whether somebody is at work on it, or was when the local cloud ended. */
    public boolean isInProgress() {
        return this != REVIEW_IN_PROGRESS && name().endsWith("_IN_PROGRESS");
    }
}
