package cognitosync.device.terminal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words: exceptions of files say it with their type, if at all. */
public final class Reason {
    private Reason() {}

    /** The reason, to be put into a sentence. */
    public static String of(IOException e) {
        if (e instanceof NoSuchFileException absent) {
            return "there is no " + absent.getFile();
        }
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (e instanceof FileAlreadyExistsException other) {
            return other.getFile() + " is no folder";
        }
        if (e instanceof FileSystemException files && files.getReason() != null) {
            return files.getFile() + ": " + files.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
