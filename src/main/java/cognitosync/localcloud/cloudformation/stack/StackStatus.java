package cognitosync.localcloud.cloudformation.stack;

import java.util.Arrays;

/**
 * The status of a stack.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html#cfn-console-create-stacks-stack-status-codes">Stack status codes</a>
 */
public enum StackStatus {
    /** Only a change set exists. */
    REVIEW_IN_PROGRESS,
    /** Creation in progress. */
    CREATE_IN_PROGRESS,
    /** Created. */
    CREATE_COMPLETE,
    /** A creation failed; its resources are being deleted. */
    ROLLBACK_IN_PROGRESS,
    /** A creation failed; its resources are deleted. */
    ROLLBACK_COMPLETE,
    /** A creation failed, and its resources could not all be deleted. */
    ROLLBACK_FAILED,
    /** Update in progress. */
    UPDATE_IN_PROGRESS,
    /** Updated; replaced and removed resources are being deleted. */
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
    /** Updated. */
    UPDATE_COMPLETE,
    /** An update failed; the previous template is being deployed. */
    UPDATE_ROLLBACK_IN_PROGRESS,
    /** An update is rolled back; the resources that it created are being deleted. */
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
    /** An update failed and is rolled back. */
    UPDATE_ROLLBACK_COMPLETE,
    /** An update failed, and so did its rollback. */
    UPDATE_ROLLBACK_FAILED,
    /** Deletion in progress. */
    DELETE_IN_PROGRESS,
    /** A resource could not be deleted. */
    DELETE_FAILED,
    /** Deleted; known by its id only. */
    DELETE_COMPLETE;

    /** As it is recorded; a stack whose record is damaged can be deleted, but not updated. */
    static StackStatus read(String written) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(written))
                .findFirst()
                .orElse(DELETE_FAILED);
    }

    /** The status once an operation in this one could not be completed or rolled back. */
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

    /** Whether it is a status of an update. */
    public boolean isUpdate() {
        return name().startsWith("UPDATE_");
    }

    /** Whether an operation is in progress, or was interrupted by the end of the local cloud. */
    public boolean isInProgress() {
        return this != REVIEW_IN_PROGRESS && name().endsWith("_IN_PROGRESS");
    }
}
