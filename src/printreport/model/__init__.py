"""The frozen values that pass between the stages: types only, no work."""
