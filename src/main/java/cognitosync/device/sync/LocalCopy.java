package cognitosync.device.sync;

import java.util.function.UnaryOperator;

/** Where the state of one dataset is kept on this device. */
public interface LocalCopy {
    /** The state as it is now. */
    DatasetState state();

    /** Replaces the state by what is made of it; nobody else changes it meanwhile. */
    DatasetState change(UnaryOperator<DatasetState> change);
}
