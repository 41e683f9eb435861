"""Chinese line composition: from marked characters to set lines of type."""
